package org.danubecamel.embedded;

import java.time.Duration;

/**
 * What happens to a message that is not acknowledged. It is delivered once and then redelivered at most
 * {@code maxRedeliveryCount} times, after a delay that doubles with each delivery; when that is used up, the
 * subscription gets no new messages (with KeyShared, only the message's key).
 *
 * @param maxRedeliveryCount redeliveries after the first delivery; 0 or more
 * @param ackTimeout how long a delivered message may stay unacknowledged; positive
 * @param baseRedeliveryDelay the delay after the first delivery failed; 0 or more
 * @param maxRedeliveryDelay upper bound of the delay, also of one asked for by a nack; 0 or more
 */
public record FailurePolicy(
        int maxRedeliveryCount, Duration ackTimeout, Duration baseRedeliveryDelay, Duration maxRedeliveryDelay) {

    /** The real broker's defaults: 5 redeliveries, 30 s, 1 s, 60 s. */
    public static final FailurePolicy DEFAULT =
            new FailurePolicy(5, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(60));

    public FailurePolicy {
        if (maxRedeliveryCount < 0) {
            throw new IllegalArgumentException(
                    "maxRedeliveryCount is " + maxRedeliveryCount + "; it must be 0 or more");
        }
        if (ackTimeout.isNegative() || ackTimeout.isZero()) {
            throw new IllegalArgumentException("ackTimeout is " + ackTimeout + "; it must be positive");
        }
        if (baseRedeliveryDelay.isNegative() || maxRedeliveryDelay.isNegative()) {
            throw new IllegalArgumentException("The redelivery delays are " + baseRedeliveryDelay + " and "
                    + maxRedeliveryDelay + "; they must be 0 or more");
        }
    }

    /** Returns this policy with another ack timeout. */
    public FailurePolicy withAckTimeout(Duration timeout) {
        return new FailurePolicy(maxRedeliveryCount, timeout, baseRedeliveryDelay, maxRedeliveryDelay);
    }

    /** Whether a message that failed after {@code attempts} deliveries is delivered again. */
    boolean allowsRetryAfter(int attempts) {
        return attempts <= maxRedeliveryCount;
    }

    /** A nack can lengthen the delay up to the maximum but never shorten it. */
    long retryDelayNanos(int attempts, long nackDelayMillis) {
        // An unsigned millisecond count that does not fit is as good as the maximum.
        long asked = nackDelayMillis < 0 ? Long.MAX_VALUE : saturatedNanos(nackDelayMillis);
        long base = baseRedeliveryDelay.toNanos();
        int doublings = Math.min(attempts - 1, 62);
        long own = base > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : base << doublings;
        return Math.min(Math.max(own, asked), maxRedeliveryDelay.toNanos());
    }

    private static long saturatedNanos(long millis) {
        return millis > Long.MAX_VALUE / 1_000_000 ? Long.MAX_VALUE : millis * 1_000_000;
    }
}
