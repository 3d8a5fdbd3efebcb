package org.danubecamel.connector.datagen;

import java.util.function.LongSupplier;

/**
 * When how many records are due, at an even rate. The schedule is kept from its beginning, so that it does not drift by the
 * time that a record takes. Where the route is slower, what is due adds up to what one second has (at least one record), and no
 * further: after a pause nothing bursts. Not for use by several threads at once.
 */
final class Pace {

    /** As many as are taken. */
    private static final double UNLIMITED = 0;

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final double mostDue;
    private long beginning;
    private long given;

    /**
     * Starts a schedule, on which the first record is due at once.
     *
     * @param perSecond how many records are due in a second; 0 for as many as are taken
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    Pace(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.mostDue = Math.max(1, perSecond);
        this.beginning = nanoTime.getAsLong();
    }

    /** Takes what is due, at most {@code most} records, and returns how many these are. */
    int take(int most) {
        if (perSecond == UNLIMITED) {
            return most;
        }
        var due = due();
        if (due > mostDue) {
            beginning += (long) ((due - mostDue) / perSecond * NANOS);
            due = mostDue;
        }
        var taken = (int) Math.min(most, Math.floor(due));
        given += taken;
        return taken;
    }

    /** How long it is until a record is due, in nanoseconds; 0 if one is. */
    long nanosUntilDue() {
        if (perSecond == UNLIMITED) {
            return 0;
        }
        var dueAt = (long) Math.ceil(given / perSecond * NANOS);
        return Math.max(0, dueAt - (nanoTime.getAsLong() - beginning));
    }

    /** How many records are due now, with parts of one; the first is due at the beginning. */
    private double due() {
        return (nanoTime.getAsLong() - beginning) / NANOS * perSecond + 1 - given;
    }
}
