package org.danubecamel.client.internal.wire;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Completes futures that nobody waits for a few milliseconds later, many at once: to wake a thread for each costs more
 * than the rest of its life. Safe for use by any number of threads.
 */
public final class LateCompletions {

    private static final long LATER_MILLIS = 10;

    private final Wire wire;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile boolean closed;

    LateCompletions(Wire wire) {
        this.wire = wire;
    }

    /** Runs a task on a callback thread, a little later. */
    public void add(Runnable task) {
        tasks.add(task);
        plan();
    }

    private void plan() {
        if (closed) {
            handOver();
        } else if (!planned.get() && planned.compareAndSet(false, true)) {
            wire.schedule(this::handOver, LATER_MILLIS);
        }
    }

    private void handOver() {
        planned.set(false);
        wire.callbacks().execute(this::runAll);
    }

    private void runAll() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            if (!tasks.isEmpty()) {
                // Should this one block, those behind it are handed over again.
                plan();
            }
            task.run();
        }
    }

    /** Keeps nothing waiting from now on. */
    void close() {
        closed = true;
        plan();
    }
}
