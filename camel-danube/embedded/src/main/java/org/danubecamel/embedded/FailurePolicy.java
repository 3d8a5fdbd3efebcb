package org.danubecamel.embedded;

import java.time.Duration;

/**
 * What happens to a message that is not acknowledged. It is delivered once and then redelivered at most
 * {@code maxRedeliveryCount} times, each time after a delay; when that is used up, the poison policy decides.
 *
 * @param maxRedeliveryCount redeliveries after the first delivery; 0 or more
 * @param ackTimeout how long a delivered message may stay unacknowledged; positive
 * @param baseRedeliveryDelay the delay after the first delivery failed; 0 or more
 * @param maxRedeliveryDelay upper bound of the delay, also of one asked for by a nack; 0 or more
 * @param backoff how the delay grows
 * @param poisonPolicy what becomes of a message whose redeliveries are used up
 * @param deadLetterTopic where {@link PoisonPolicy#DEAD_LETTER} puts it, which needs it; empty for none
 */
public record FailurePolicy(
        int maxRedeliveryCount,
        Duration ackTimeout,
        Duration baseRedeliveryDelay,
        Duration maxRedeliveryDelay,
        Backoff backoff,
        PoisonPolicy poisonPolicy,
        String deadLetterTopic) {

    /** The real broker's defaults: 5 redeliveries, 30 s, 1 s, 60 s, exponential, block. */
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
        if (poisonPolicy == PoisonPolicy.DEAD_LETTER && deadLetterTopic.isBlank()) {
            throw new IllegalArgumentException(
                    "deadLetterTopic is empty; the poison policy DEAD_LETTER needs one, such as /default/dead");
        }
    }

    /** A policy with exponential backoff that blocks. */
    public FailurePolicy(
            int maxRedeliveryCount, Duration ackTimeout, Duration baseRedeliveryDelay, Duration maxRedeliveryDelay) {
        this(
                maxRedeliveryCount,
                ackTimeout,
                baseRedeliveryDelay,
                maxRedeliveryDelay,
                Backoff.EXPONENTIAL,
                PoisonPolicy.BLOCK,
                "");
    }

    /** Returns this policy with another ack timeout. */
    public FailurePolicy withAckTimeout(Duration timeout) {
        return new FailurePolicy(
                maxRedeliveryCount,
                timeout,
                baseRedeliveryDelay,
                maxRedeliveryDelay,
                backoff,
                poisonPolicy,
                deadLetterTopic);
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
        int doublings = backoff == Backoff.FIXED ? 0 : Math.min(attempts - 1, 62);
        long own = base > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : base << doublings;
        return Math.min(Math.max(own, asked), maxRedeliveryDelay.toNanos());
    }

    private static long saturatedNanos(long millis) {
        return millis > Long.MAX_VALUE / 1_000_000 ? Long.MAX_VALUE : millis * 1_000_000;
    }
}
