package org.danubecamel.test.delivery;

import java.time.Duration;

/** Counts answers that are still to come. Safe for use by any number of threads. */
final class Outstanding {

    private long count;

    synchronized void add() {
        count++;
    }

    synchronized void done() {
        count--;
        notifyAll();
    }

    /** Waits until none is to come, at most {@code patience}, and returns whether that came true. */
    synchronized boolean await(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            for (var left = patience.toNanos(); count > 0 && left > 0; left = deadline - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count == 0;
    }
}
