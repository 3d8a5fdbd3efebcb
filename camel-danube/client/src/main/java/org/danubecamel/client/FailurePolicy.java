package org.danubecamel.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the broker does with messages of a subscription that are not acknowledged. It delivers each once and then again,
 * each time after a delay, at most {@code maxRedeliveryCount} times; then the poison policy decides. The broker reads a
 * policy when the subscription is made, and never again while that exists.
 *
 * @param maxRedeliveryCount deliveries after the first one, 0 or more; what a broker counts beyond an int is this
 *     type's largest
 * @param ackTimeout how long a delivered message may stay unacknowledged, 0 or more, to the millisecond
 * @param baseRedeliveryDelay the delay after the first delivery failed, 0 or more, to the millisecond; danube-broker
 *     0.15.1 keeps it to half a second
 * @param maxRedeliveryDelay the longest delay, that of a negative acknowledgement included; 0 or more, to the millisecond
 * @param backoff how the delay grows
 * @param poisonPolicy what becomes of a message that was delivered in vain as often as allowed
 * @param deadLetterTopic where {@link PoisonPolicy#DEAD_LETTER} puts it, as the broker knows it, {@code /namespace/topic};
 *     null for none
 */
public record FailurePolicy(
        int maxRedeliveryCount,
        Duration ackTimeout,
        Duration baseRedeliveryDelay,
        Duration maxRedeliveryDelay,
        Backoff backoff,
        PoisonPolicy poisonPolicy,
        @Nullable String deadLetterTopic) {

    /** What brokers have where nobody set a policy: 5 redeliveries, 30 s, 1 s to 60 s, exponential, block. */
    public static final FailurePolicy BROKER_DEFAULT = new FailurePolicy(
            5,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Backoff.EXPONENTIAL,
            PoisonPolicy.BLOCK,
            null);

    /** How the delay before a redelivery grows. */
    public enum Backoff {
        /** It stays the same. */
        FIXED,
        /** It doubles with each delivery. */
        EXPONENTIAL
    }

    /** What becomes of a message that was delivered in vain as often as allowed. */
    public enum PoisonPolicy {
        /** It stops new messages of the whole subscription, of its key with {@code KEY_SHARED}. No call releases it. */
        BLOCK,
        /** It counts as acknowledged. */
        DROP,
        /** It is published to the dead-letter topic and then counts as acknowledged. */
        DEAD_LETTER
    }

    /** Cuts durations to milliseconds and checks that nothing is negative. */
    public FailurePolicy {
        Options.require(maxRedeliveryCount >= 0, "maxRedeliveryCount", maxRedeliveryCount, "0 or more");
        ackTimeout = toMillis("ackTimeout", ackTimeout);
        baseRedeliveryDelay = toMillis("baseRedeliveryDelay", baseRedeliveryDelay);
        maxRedeliveryDelay = toMillis("maxRedeliveryDelay", maxRedeliveryDelay);
    }

    private static Duration toMillis(String option, Duration given) {
        Options.require(!given.isNegative(), option, given, "0 or more");
        return Duration.ofMillis(given.toMillis());
    }

    /** Returns the policy as its options are written. */
    @Override
    public String toString() {
        return "maxRedeliveryCount=" + maxRedeliveryCount + ", ackTimeout=" + ackTimeout.toMillis()
                + " ms, baseRedeliveryDelay=" + baseRedeliveryDelay.toMillis() + " ms, maxRedeliveryDelay="
                + maxRedeliveryDelay.toMillis() + " ms, backoff=" + backoff + ", poisonPolicy=" + poisonPolicy
                + (deadLetterTopic == null ? "" : ", deadLetterTopic=" + deadLetterTopic);
    }
}
