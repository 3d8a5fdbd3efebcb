package org.danubecamel.batch.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The parked records, in the order of arrival. Not safe for use by several threads. */
final class Buffer {

    private final Limits limits;
    private final long interval;
    private final long idleTimeout;
    private final Deque<Entry> parked = new ArrayDeque<>();
    private long bytes;
    private long lastArrival;

    Buffer(Limits limits) {
        this.limits = limits;
        interval = limits.interval().toNanos();
        idleTimeout = limits.idleTimeout().toNanos();
    }

    void add(Entry entry, long now) {
        entry.arriveAt(now);
        parked.add(entry);
        bytes += entry.bytes();
        lastArrival = now;
    }

    int size() {
        return parked.size();
    }

    boolean isEmpty() {
        return parked.isEmpty();
    }

    boolean isFull() {
        return parked.size() >= limits.batchSize() || bytes >= limits.batchBytes();
    }

    /** Returns in how many nanoseconds the parked records are due, 0 or less if they are; there must be one. */
    long dueIn(long now) {
        var byInterval = interval - (now - parked.element().arrivedAt());
        return idleTimeout == 0 ? byInterval : Math.min(byInterval, idleIn(now));
    }

    /** Returns whether it is only because nothing arrived that the parked records are due. */
    boolean isIdle(long now) {
        return idleTimeout > 0 && idleIn(now) <= 0 && !isFull();
    }

    private long idleIn(long now) {
        return idleTimeout - (now - lastArrival);
    }

    /** Removes and returns the records of the next batch. */
    List<Entry> take() {
        var batch = new ArrayList<Entry>(Math.min(parked.size(), limits.batchSize()));
        long taken = 0;
        while (!parked.isEmpty() && batch.size() < limits.batchSize()) {
            var next = parked.element();
            if (!batch.isEmpty() && taken + next.bytes() > limits.batchBytes()) {
                break;
            }
            batch.add(parked.remove());
            taken += next.bytes();
        }
        bytes -= taken;
        return batch;
    }

    /** Removes and returns all records that {@code condition} holds for. */
    List<Entry> removeIf(Predicate<Entry> condition) {
        var removed = new ArrayList<Entry>();
        parked.removeIf(entry -> condition.test(entry) && removed.add(entry));
        removed.forEach(entry -> bytes -= entry.bytes());
        return removed;
    }
}
