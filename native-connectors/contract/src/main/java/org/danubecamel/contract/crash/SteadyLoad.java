package org.danubecamel.contract.crash;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends over and over, until it is closed. */
final class SteadyLoad implements AutoCloseable {

    private static final int PERIOD_MILLIS = 50;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> load;

    SteadyLoad(Runnable send) {
        load = thread.scheduleWithFixedDelay(send, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns once the last send is over.
     *
     * @throws IllegalStateException if a send failed
     */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The broker does not answer");
            }
            if (load.isDone() && !load.isCancelled()) {
                load.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load ended by itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
