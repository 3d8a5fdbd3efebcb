package org.danubecamel.embedded.storage;

import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where in the log the messages of one topic are, from the first that is needed to the newest, and the newest of them
 * themselves as far as the budget allows. For any thread.
 */
final class MessageIndex {

    private static final int SMALLEST = 16;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private final CacheBudget budget;
    private final SegmentUse use;
    private long[] positions = {};
    private int[] sizes = {};
    private @Nullable StreamMessage[] cached = {};
    private long first;
    private long end;

    /** The lowest offset whose message is on the heap. */
    private long cachedFrom;

    MessageIndex(CacheBudget budget, SegmentUse use) {
        this.budget = budget;
        this.use = use;
    }

    synchronized long first() {
        return first;
    }

    synchronized long end() {
        return end;
    }

    /** Adds the message with offset {@link #end}. */
    synchronized void add(long position, int size, StreamMessage message) {
        if (end - first == positions.length) {
            if (positions.length == LARGEST) {
                throw new IllegalStateException("more than " + LARGEST + " messages of one topic are needed");
            }
            resize((int) Math.min(LARGEST, Math.max(SMALLEST, positions.length * 2L)));
        }
        int slot = slot(end);
        positions[slot] = position;
        sizes[slot] = size;
        cached[slot] = message;
        end++;
        use.add(position, size);
        budget.take(size);
        while (budget.isExceeded() && cachedFrom < end) {
            uncache(cachedFrom++);
        }
    }

    /** Counts an offset that has no message; only while nothing is held. */
    synchronized void skipTo(long newEnd) {
        first = newEnd;
        end = newEnd;
        cachedFrom = newEnd;
    }

    /** Begins with places for all offsets of a range, which {@link #recover} fills in any order. */
    synchronized void reserve(long from, long to) {
        long count = to - from;
        if (count > LARGEST) {
            throw new StorageException("A subscription is " + count + " messages behind; no more than " + LARGEST
                    + " can be held. Begin with an empty data directory.");
        }
        skipTo(from);
        resize((int) Math.min(LARGEST, Math.max(SMALLEST, count + count / 4)));
        end = to;
        cachedFrom = to;
    }

    /** Notes where a message is, unless that is known or it is not needed. */
    synchronized void recover(long offset, long position, int size) {
        if (offset >= first && offset < end && positions[slot(offset)] == 0) {
            positions[slot(offset)] = position;
            sizes[slot(offset)] = size;
            use.add(position, size);
        }
    }

    /** Returns the lowest offset whose message was not found, or -1. */
    synchronized long missing() {
        for (long offset = first; offset < end; offset++) {
            if (positions[slot(offset)] == 0) {
                return offset;
            }
        }
        return -1;
    }

    /** Returns the message if it is on the heap. */
    synchronized @Nullable StreamMessage cached(long offset) {
        Objects.checkIndex(offset - first, end - first);
        return cached[slot(offset)];
    }

    synchronized long position(long offset) {
        Objects.checkIndex(offset - first, end - first);
        return positions[slot(offset)];
    }

    synchronized boolean holds(long offset) {
        return offset >= first && offset < end;
    }

    /** Notes that a message has a copy elsewhere, which is the one that counts from now on. */
    synchronized void move(long offset, long to, int size) {
        if (holds(offset)) {
            int slot = slot(offset);
            if (offset >= cachedFrom) {
                budget.take(size - sizes[slot]);
            }
            use.remove(positions[slot], sizes[slot]);
            positions[slot] = to;
            sizes[slot] = size;
            use.add(to, size);
        }
    }

    /** Returns the offsets whose messages are in one of the segments. */
    synchronized long[] offsetsIn(Set<Integer> segments) {
        return LongStream.range(first, end)
                .filter(offset -> segments.contains(CommitLog.segmentOf(positions[slot(offset)])))
                .toArray();
    }

    synchronized void trimTo(long offset) {
        for (; first < offset; first++) {
            int slot = slot(first);
            if (first >= cachedFrom) {
                uncache(first);
                cachedFrom = first + 1;
            }
            use.remove(positions[slot], sizes[slot]);
            positions[slot] = 0;
        }
        int held = (int) (end - first);
        if (positions.length > SMALLEST && held < positions.length / 8) {
            resize(Math.max(SMALLEST, positions.length / 4));
        }
    }

    private void uncache(long offset) {
        int slot = slot(offset);
        cached[slot] = null;
        budget.giveBack(sizes[slot]);
    }

    private void resize(int length) {
        long[] newPositions = new long[length];
        int[] newSizes = new int[length];
        @Nullable StreamMessage[] newCached = new StreamMessage[length];
        for (long offset = first; offset < end; offset++) {
            int from = slot(offset);
            int to = (int) (offset % length);
            newPositions[to] = positions[from];
            newSizes[to] = sizes[from];
            newCached[to] = cached[from];
        }
        positions = newPositions;
        sizes = newSizes;
        cached = newCached;
    }

    private int slot(long offset) {
        return (int) (offset % positions.length);
    }
}
