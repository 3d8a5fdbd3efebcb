package org.danubecamel.client.internal.wire;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what the executor behind it rejects, as one that was shut down does, so that no future stays open for ever. What
 * it runs then is the completion of a future at the end of the client's life.
 */
final class SafeExecutor implements Executor {

    private final Executor executor;

    /** Wraps {@code executor}. */
    SafeExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException shutDown) {
            task.run();
        }
    }
}
