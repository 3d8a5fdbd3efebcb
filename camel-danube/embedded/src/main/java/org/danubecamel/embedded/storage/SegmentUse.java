package org.danubecamel.embedded.storage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** How many bytes of messages that are still needed each segment has. For any thread. */
final class SegmentUse {

    private final Map<Integer, AtomicLong> bytes = new ConcurrentHashMap<>();
    private final IntConsumer unused;

    /**
     * Begins with no segments.
     *
     * @param unused learns of each segment whose last message became unneeded, which may be written to nevertheless
     */
    SegmentUse(IntConsumer unused) {
        this.unused = unused;
    }

    void add(long position, int size) {
        of(CommitLog.segmentOf(position)).addAndGet(size);
    }

    void remove(long position, int size) {
        int segment = CommitLog.segmentOf(position);
        if (of(segment).addAndGet(-size) == 0) {
            unused.accept(segment);
        }
    }

    long bytes(int segment) {
        AtomicLong used = bytes.get(segment);
        return used == null ? 0 : used.get();
    }

    void forget(int segment) {
        bytes.remove(segment);
    }

    private AtomicLong of(int segment) {
        return bytes.computeIfAbsent(segment, number -> new AtomicLong());
    }
}
