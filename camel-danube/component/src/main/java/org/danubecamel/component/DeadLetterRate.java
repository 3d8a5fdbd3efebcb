package org.danubecamel.component;

import java.util.function.LongSupplier;

/**
 * Bounds how many messages become dead letters: more than a few at once is a sign that something else is wrong than the
 * messages. Up to a minute's worth may go at once. Safe for use by any number of threads.
 */
final class DeadLetterRate {

    private static final double NANOS_A_MINUTE = 60e9;

    private final int perMinute;
    private final LongSupplier nanoClock;
    private double available;
    private long filledNanos;

    /** @param perMinute 0 for no bound */
    DeadLetterRate(int perMinute, LongSupplier nanoClock) {
        this.perMinute = perMinute;
        this.nanoClock = nanoClock;
        this.available = perMinute;
        this.filledNanos = nanoClock.getAsLong();
    }

    /** Takes one, and returns whether there was one. */
    synchronized boolean take() {
        if (perMinute == 0) {
            return true;
        }
        var now = nanoClock.getAsLong();
        available = Math.min(perMinute, available + (now - filledNanos) * perMinute / NANOS_A_MINUTE);
        filledNanos = now;
        if (available < 1) {
            return false;
        }
        available--;
        return true;
    }

    /** Gives back one that was not used. */
    synchronized void giveBack() {
        available++;
    }
}
