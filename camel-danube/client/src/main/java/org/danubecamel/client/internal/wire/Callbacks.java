package org.danubecamel.client.internal.wire;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Completes the caller's futures, and runs with that what the caller has planned for it. One thread of the executor at a
 * time does so as long as that suffices, because waking a thread for each costs more than the rest of a message's life;
 * where one lasts, as one that blocks does, further threads take what waits behind it. Safe for use by any number of
 * threads.
 */
final class Callbacks implements Executor {

    private static final long LOOK_MILLIS = 10;

    /** After so many a worker lets others have its thread. */
    private static final int TURN = 64;

    private final Wire wire;
    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Those that work and those that the executor has not started yet. */
    private final AtomicInteger workers = new AtomicInteger();

    private final AtomicInteger notStarted = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    Callbacks(Wire wire, Executor executor) {
        this.wire = wire;
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (closed) {
            workers.incrementAndGet();
            submitWorker();
        } else if (workers.get() == 0 && workers.compareAndSet(0, 1)) {
            wire.handOver(this::submitWorker);
        }
    }

    private void submitWorker() {
        notStarted.incrementAndGet();
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException shutDown) {
            // No future may stay open for ever, and the client's life is at its end.
            work();
        }
    }

    private void work() {
        notStarted.decrementAndGet();
        lookLater();
        try {
            for (var i = 0; i < TURN; i++) {
                var task = tasks.poll();
                if (task == null) {
                    break;
                }
                task.run();
            }
        } finally {
            workers.decrementAndGet();
            if (!tasks.isEmpty() && workers.compareAndSet(0, 1)) {
                submitWorker();
            }
        }
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            wire.schedule(this::look, LOOK_MILLIS);
        }
    }

    /** Doubles the workers if they do not get done, unless the executor has no thread for more. */
    private void look() {
        looking.set(false);
        var working = workers.get();
        if (working == 0) {
            return;
        }
        if (notStarted.get() == 0) {
            addWorkers(Math.min(working, tasks.size()));
        }
        lookLater();
    }

    private void addWorkers(int count) {
        for (var i = 0; i < count; i++) {
            workers.incrementAndGet();
            submitWorker();
        }
    }

    /** Gives each task a thread of its own from now on, because nobody looks any more. */
    void close() {
        closed = true;
        addWorkers(tasks.size());
    }
}
