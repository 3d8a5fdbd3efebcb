package org.danubecamel.batch.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The room for records without result, bounded by count and bytes. Callers beyond it wait in the order in which they came.
 * A record larger than all the room is let in when there is nothing else.
 */
final class Room {

    private final int maximumRecords;
    private final long maximumBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private int records;
    private long bytes;
    private boolean closed;

    Room(int maximumRecords, long maximumBytes) {
        this.maximumRecords = maximumRecords;
        this.maximumBytes = maximumBytes;
    }

    /**
     * Takes room, waiting for it at most {@code timeoutNanos}.
     *
     * @return whether it was taken; false also when the room is closed
     */
    boolean acquire(long size, long timeoutNanos) throws InterruptedException {
        lock.lock();
        try {
            if (closed || (waiters.isEmpty() && fits(size))) {
                return !closed && take(size);
            }
            if (timeoutNanos <= 0) {
                return false;
            }
            return await(new Waiter(size, lock.newCondition()), timeoutNanos);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Waiter waiter, long timeoutNanos) throws InterruptedException {
        waiters.add(waiter);
        var left = timeoutNanos;
        try {
            while (!waiter.admitted && !closed && left > 0) {
                left = waiter.admission.awaitNanos(left);
            }
            return waiter.admitted;
        } catch (InterruptedException e) {
            if (waiter.admitted) {
                giveBack(waiter.size);
            }
            throw e;
        } finally {
            if (!waiter.admitted) {
                waiters.remove(waiter);
                admitWaiting();
            }
        }
    }

    void release(long size) {
        lock.lock();
        try {
            giveBack(size);
        } finally {
            lock.unlock();
        }
    }

    /** Hands the room of one record to another one, which may be larger. */
    void exchange(long released, long taken) {
        lock.lock();
        try {
            bytes += taken - released;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; who waits is sent away. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiters.forEach(waiter -> waiter.admission.signal());
        } finally {
            lock.unlock();
        }
    }

    int records() {
        lock.lock();
        try {
            return records;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(long size) {
        records--;
        bytes -= size;
        admitWaiting();
    }

    private void admitWaiting() {
        while (!closed && !waiters.isEmpty() && fits(waiters.element().size)) {
            var next = waiters.remove();
            next.admitted = take(next.size);
            next.admission.signal();
        }
    }

    private boolean fits(long size) {
        return records == 0 || (records < maximumRecords && bytes + size <= maximumBytes);
    }

    private boolean take(long size) {
        records++;
        bytes += size;
        return true;
    }

    private static final class Waiter {

        private final long size;
        private final Condition admission;
        private boolean admitted;

        Waiter(long size, Condition admission) {
            this.size = size;
            this.admission = admission;
        }
    }
}
