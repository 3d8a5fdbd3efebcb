package org.danubecamel.component;

import java.time.Duration;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;

/**
 * How long a message waits before it is given to the route again: the first delay, doubled each time, up to a maximum.
 *
 * @param first the delay before the first retry, more than 0
 * @param maximum the longest delay, no less than the first
 */
record RetryDelay(Duration first, Duration maximum) {

    private static final int ENOUGH_DOUBLINGS = 62;

    RetryDelay {
        if (first.isNegative() || first.isZero() || maximum.compareTo(first) < 0) {
            throw new DanubeException(
                    ErrorId.OPTION,
                    "Options redeliveryDelay=" + first.toMillis() + " and maximumRedeliveryDelay=" + maximum.toMillis()
                            + " (milliseconds) do not fit. Allowed: redeliveryDelay 1 or more,"
                            + " maximumRedeliveryDelay no less than redeliveryDelay.");
        }
    }

    /** Returns the delay for a message that was delivered {@code redeliveries} times before, 0 or more. */
    Duration after(int redeliveries) {
        var doublings = Math.min(redeliveries, ENOUGH_DOUBLINGS);
        var withoutOverflow = maximum.toMillis() >> doublings;
        return first.toMillis() > withoutOverflow ? maximum : Duration.ofMillis(first.toMillis() << doublings);
    }
}
