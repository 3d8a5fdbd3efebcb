package org.danubecamel.client.internal.wire;

/** Runs short tasks later. Safe for use by any number of threads. */
public interface Timer extends AutoCloseable {

    /** Runs {@code task} once, not before {@code delayMillis} have passed; never, if it is closed before. */
    void schedule(Runnable task, long delayMillis);

    /** Runs no task any more. */
    @Override
    void close();
}
