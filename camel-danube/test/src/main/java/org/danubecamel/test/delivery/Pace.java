package org.danubecamel.test.delivery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Spreads work evenly over time, until it is stopped. */
final class Pace {

    /** What was held up for longer than this is not made up for afterwards. */
    private static final long MOST_BEHIND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long intervalNanos;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long nextNanos = System.nanoTime();

    /**
     * Sets the pace.
     *
     * @param perSecond 0 for no limit
     */
    Pace(int perSecond) {
        this.intervalNanos = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits until the next piece of work is due, and returns false once it is stopped. To be called by one thread. */
    boolean next() throws InterruptedException {
        if (intervalNanos == 0) {
            return stopped.getCount() > 0;
        }
        var ahead = nextNanos - System.nanoTime();
        nextNanos += intervalNanos + Math.max(0, -ahead - MOST_BEHIND_NANOS);
        return !stopped.await(Math.max(0, ahead), TimeUnit.NANOSECONDS);
    }

    void stop() {
        stopped.countDown();
    }
}
