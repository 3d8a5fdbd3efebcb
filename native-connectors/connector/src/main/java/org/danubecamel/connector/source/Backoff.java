package org.danubecamel.connector.source;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before something is tried again: the first delay, doubled each time up to a maximum, and varied by a
 * quarter, so that many that failed together do not come together again.
 *
 * @param first in milliseconds, 1 or more
 * @param maximum in milliseconds, no less than {@code first}
 */
record Backoff(long first, long maximum) {

    private static final int ENOUGH_DOUBLINGS = 62;

    /** Returns how many milliseconds to wait, 1 or more, after {@code failures} in a row, 1 or more. */
    long after(int failures) {
        var doublings = Math.min(failures - 1, ENOUGH_DOUBLINGS);
        var delay = first > maximum >> doublings ? maximum : first << doublings;
        var quarter = delay / 4;
        return delay - quarter + ThreadLocalRandom.current().nextLong(2 * quarter + 1);
    }
}
