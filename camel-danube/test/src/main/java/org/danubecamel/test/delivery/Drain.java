package org.danubecamel.test.delivery;

import java.time.Duration;

/**
 * Tells when consumers have received all that will come: nothing that is stored is missing, and nothing has come for a
 * moment; or something is missing, and nothing has come for long. Not thread-safe.
 */
final class Drain {

    private final Progress progress;
    private final Duration patience;
    private final Duration settling;
    private long received = -1;
    private long lastNanos;

    /**
     * Begins to wait.
     *
     * @param patience how long to wait for what is missing
     * @param settling how long to wait for more when nothing is missing
     */
    Drain(Progress progress, Duration patience, Duration settling) {
        this.progress = progress;
        this.patience = patience;
        this.settling = settling;
    }

    boolean isOver() {
        var now = progress.read();
        if (now.received() != received) {
            received = now.received();
            lastNanos = System.nanoTime();
        }
        var waitFor = now.missing() == 0 ? settling : patience;
        return System.nanoTime() - lastNanos >= waitFor.toNanos();
    }
}
