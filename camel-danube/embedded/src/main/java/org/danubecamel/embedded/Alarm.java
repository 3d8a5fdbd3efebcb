package org.danubecamel.embedded;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wakes its owner once, in the owner's mailbox, at the earliest of the moments asked for. */
final class Alarm {

    private final ScheduledExecutorService scheduler;
    private final Executor mailbox;
    private final Runnable action;
    private @Nullable Future<?> pending;
    private long pendingAt;

    Alarm(ScheduledExecutorService scheduler, Executor mailbox, Runnable action) {
        this.scheduler = scheduler;
        this.mailbox = mailbox;
        this.action = action;
    }

    /** Rings at {@code nanoTime}, on the scale of {@link System#nanoTime()}, or earlier if so asked before. */
    void ringAt(long nanoTime) {
        if (pending != null) {
            if (nanoTime - pendingAt >= 0) {
                return;
            }
            pending.cancel(false);
        }
        pendingAt = nanoTime;
        pending = scheduler.schedule(
                () -> mailbox.execute(() -> ring(nanoTime)), nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    void cancel() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    private void ring(long nanoTime) {
        // An alarm that was cancelled too late to be stopped must not ring beside its successor.
        if (pending != null && pendingAt == nanoTime) {
            pending = null;
            action.run();
        }
    }
}
