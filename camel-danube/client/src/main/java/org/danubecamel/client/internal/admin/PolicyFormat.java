package org.danubecamel.client.internal.admin;

import java.time.Duration;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.FailurePolicy.Backoff;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.protocol.admin.SubscriptionBackoffStrategy;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;

/** Failure policies on the wire, whose numbers are unsigned. */
final class PolicyFormat {

    private static final Duration LONGEST = Duration.ofDays(365);

    private PolicyFormat() {}

    /** Refuses what a broker refuses, and what would make it redeliver without end or overflow its clock. */
    static void check(FailurePolicy policy) {
        require(!policy.ackTimeout().isZero(), "ackTimeout", policy.ackTimeout(), "more than 0");
        checkLength("ackTimeout", policy.ackTimeout());
        checkLength("baseRedeliveryDelay", policy.baseRedeliveryDelay());
        checkLength("maxRedeliveryDelay", policy.maxRedeliveryDelay());
        var deadLetterTopic = policy.deadLetterTopic();
        require(
                policy.poisonPolicy() != PoisonPolicy.DEAD_LETTER
                        || (deadLetterTopic != null && !deadLetterTopic.isBlank()),
                "deadLetterTopic",
                String.valueOf(deadLetterTopic),
                "a topic, with poisonPolicy=DEAD_LETTER");
    }

    private static void checkLength(String option, Duration given) {
        require(given.compareTo(LONGEST) <= 0, option, given, "365 days or less");
    }

    private static void require(boolean allowed, String option, Object given, String range) {
        if (!allowed) {
            throw new DanubeException(
                    ErrorId.OPTION,
                    "Failure policy with " + option + "=" + given + " cannot be set. Allowed: " + range + ".");
        }
    }

    /** Sets every field, because one that is not set is a zero, which means something. */
    static SubscriptionFailurePolicy write(FailurePolicy policy) {
        var wire = SubscriptionFailurePolicy.newBuilder()
                .setMaxRedeliveryCount(policy.maxRedeliveryCount())
                .setAckTimeoutMs(policy.ackTimeout().toMillis())
                .setBaseRedeliveryDelayMs(policy.baseRedeliveryDelay().toMillis())
                .setMaxRedeliveryDelayMs(policy.maxRedeliveryDelay().toMillis())
                .setBackoffStrategy(
                        switch (policy.backoff()) {
                            case FIXED -> SubscriptionBackoffStrategy.Fixed;
                            case EXPONENTIAL -> SubscriptionBackoffStrategy.Exponential;
                        })
                .setPoisonPolicy(
                        switch (policy.poisonPolicy()) {
                            case BLOCK -> SubscriptionPoisonPolicy.Block;
                            case DROP -> SubscriptionPoisonPolicy.Drop;
                            case DEAD_LETTER -> SubscriptionPoisonPolicy.DeadLetter;
                        });
        if (policy.deadLetterTopic() != null) {
            wire.setDeadLetterTopic(policy.deadLetterTopic());
        }
        return wire.build();
    }

    static FailurePolicy read(SubscriptionFailurePolicy wire) {
        var redeliveries = wire.getMaxRedeliveryCount();
        return new FailurePolicy(
                redeliveries < 0 ? Integer.MAX_VALUE : redeliveries,
                millis(wire.getAckTimeoutMs()),
                millis(wire.getBaseRedeliveryDelayMs()),
                millis(wire.getMaxRedeliveryDelayMs()),
                wire.getBackoffStrategy() == SubscriptionBackoffStrategy.Fixed ? Backoff.FIXED : Backoff.EXPONENTIAL,
                switch (wire.getPoisonPolicy()) {
                    case DeadLetter -> PoisonPolicy.DEAD_LETTER;
                    case Drop -> PoisonPolicy.DROP;
                    case Block, UNRECOGNIZED -> PoisonPolicy.BLOCK;
                },
                wire.hasDeadLetterTopic() ? wire.getDeadLetterTopic() : null);
    }

    private static Duration millis(long unsigned) {
        return Duration.ofMillis(unsigned < 0 ? Long.MAX_VALUE : unsigned);
    }
}
