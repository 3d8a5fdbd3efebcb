package org.danubecamel.test.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a command to come to an end: by a signal to the process, by the end of its standard input, or from within. */
final class StopSignal {

    private static final long PATIENCE_MINUTES = 5;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Watches for signals and, if {@code withInput}, for the end of standard input. */
    static StopSignal install(boolean withInput) {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::requestAndWait, "delivery-shutdown"));
        if (withInput) {
            var reader = new Thread(signal::awaitEndOfInput, "delivery-input");
            reader.setDaemon(true);
            reader.start();
        }
        return signal;
    }

    void request() {
        requested.countDown();
    }

    /** Waits for the request, at most so long, and returns whether it was made. */
    boolean await(long millis) throws InterruptedException {
        return requested.await(millis, TimeUnit.MILLISECONDS);
    }

    /** The command has done what it does at its end: the process may end. */
    void finished() {
        finished.countDown();
    }

    private void requestAndWait() {
        request();
        try {
            finished.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // An end, too.
        }
        request();
    }
}
