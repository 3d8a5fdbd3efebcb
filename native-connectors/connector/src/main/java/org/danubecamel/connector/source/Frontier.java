package org.danubecamel.connector.source;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How far all is done: what was read and is not known to be stored as done with, in the order of reading. Safe for use by
 * any number of threads.
 */
final class Frontier {

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int maxRecords;
    private final long maxBytes;
    private int records;
    private long bytes;
    private int doneRecords;
    private long doneBytes;
    private @Nullable Advance advance;
    private boolean closed;

    /** Bounds what may be read and not be stored as done with. A last record may go beyond the bytes. */
    Frontier(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** Records that are done with together. */
    static final class Entry {

        private final int records;
        private final long bytes;
        private final @Nullable Position after;
        private boolean done;

        private Entry(int records, long bytes, @Nullable Position after) {
            this.records = records;
            this.bytes = bytes;
            this.after = after;
        }
    }

    /**
     * A position that may be stored.
     *
     * @param records how many records lie between the one stored last and it
     * @param bytes how many bytes these have
     */
    record Advance(Position position, int records, long bytes) {}

    /** How much may be read. */
    record Room(int records, long bytes) {

        boolean isEmpty() {
            return records <= 0 || bytes <= 0;
        }
    }

    /** Takes what was read next. */
    synchronized Entry add(int count, long size, @Nullable Position after) {
        var entry = new Entry(count, size, after);
        entries.add(entry);
        records += count;
        bytes += size;
        return entry;
    }

    /** An entry is done with. Again, it changes nothing. */
    synchronized void done(Entry entry) {
        entry.done = true;
        for (var first = entries.peek(); first != null && first.done; first = entries.peek()) {
            entries.remove();
            doneRecords += first.records;
            doneBytes += first.bytes;
            if (first.after != null) {
                advance = new Advance(first.after, doneRecords, doneBytes);
            }
        }
        notifyAll();
    }

    /** Waits for a position that may be stored; null once it is {@link #close closed} and there is none. */
    synchronized @Nullable Advance awaitAdvance() throws InterruptedException {
        while (advance == null && !closed) {
            wait();
        }
        return advance;
    }

    /** The position of {@code stored} is durable, and no longer to be stored. */
    synchronized void stored(Advance stored) {
        doneRecords -= stored.records();
        doneBytes -= stored.bytes();
        records -= stored.records();
        bytes -= stored.bytes();
        var next = advance;
        advance = next == null || next.position() == stored.position()
                ? null
                : new Advance(next.position(), next.records() - stored.records(), next.bytes() - stored.bytes());
        notifyAll();
    }

    /** Returns how much may be read now. */
    synchronized Room room() {
        return new Room(maxRecords - records, maxBytes - bytes);
    }

    /** Waits until something may be read, or {@link #close}. */
    synchronized void awaitRoom() throws InterruptedException {
        while (room().isEmpty() && !closed) {
            wait();
        }
    }

    /** Lets nobody wait any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Returns how many records were read and are not stored as done with. */
    synchronized int records() {
        return records;
    }

    /** Returns how many bytes these have. */
    synchronized long bytes() {
        return bytes;
    }
}
