package org.danubecamel.batch.internal;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives records their results, one at a time and in order, on one thread at a time. What a route does after the batch runs
 * here, so that it neither holds up the sink nor runs on a thread of the sink's.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Executor executor;
    private final Room room;
    private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    /** The record whose result is being given and whose room is still taken. Used by the lane's thread only. */
    private @Nullable Entry current;

    Lane(Executor executor, Room room) {
        this.executor = executor;
        this.room = room;
    }

    /** Adds results; {@link #kick} sees to it that they are given. */
    void add(List<Verdict> results) {
        verdicts.addAll(results);
    }

    void kick() {
        if (!verdicts.isEmpty() && running.compareAndSet(false, true)) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                run();
            }
        }
    }

    private boolean isIdle() {
        return verdicts.isEmpty() && !running.get();
    }

    /** Returns whether the caller is the route of a record that is given its result at this moment. */
    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    /**
     * Lets a record that is parked while another one is given its result, which is to say that it is sent again, have the
     * room of that one. To wait for room here would be to wait for oneself.
     */
    boolean inheritRoom(Entry successor) {
        var predecessor = current;
        if (predecessor == null) {
            return false;
        }
        current = null;
        room.exchange(predecessor.bytes(), successor.bytes());
        return true;
    }

    private void run() {
        thread = Thread.currentThread();
        try {
            for (var next = verdicts.poll(); next != null; next = verdicts.poll()) {
                give(next);
            }
        } finally {
            thread = null;
            running.set(false);
            tellIdle();
        }
        kick();
    }

    /** Waits until there is no result left to give, at most {@code nanos}, and not for itself. */
    synchronized void awaitIdle(long nanos) {
        var end = System.nanoTime() + nanos;
        try {
            for (var left = nanos; !isIdle() && !isCurrentThread() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tellIdle() {
        notifyAll();
    }

    private void give(Verdict verdict) {
        var entry = verdict.entry();
        if (!entry.finish()) {
            return;
        }
        current = entry;
        try {
            entry.complete(verdict.failure());
        } catch (Throwable e) {
            LOG.error("A route failed in a way that it must not when a record was given its result.", e);
        } finally {
            if (current != null) {
                current = null;
                room.release(entry.bytes());
            }
        }
    }
}
