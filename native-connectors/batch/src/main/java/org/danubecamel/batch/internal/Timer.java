package org.danubecamel.batch.internal;

/** Runs short tasks later. */
@FunctionalInterface
public interface Timer {

    /** Runs {@code task} once, not before {@code delayNanos} have passed. */
    void schedule(Runnable task, long delayNanos);
}
