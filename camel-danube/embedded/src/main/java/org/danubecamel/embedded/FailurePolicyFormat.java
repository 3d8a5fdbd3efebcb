package org.danubecamel.embedded;

import io.grpc.Status;
import java.time.Duration;
import org.danubecamel.protocol.admin.SubscriptionBackoffStrategy;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;

/** Failure policies as the wire has them, where every number is allowed. */
final class FailurePolicyFormat {

    /** A century: longer is as good as for ever, and still countable in nanoseconds. */
    private static final long MOST_MILLIS = Duration.ofDays(36_500).toMillis();

    private FailurePolicyFormat() {}

    /** Refuses what the real broker refuses. */
    static void check(SubscriptionFailurePolicy policy) {
        if (policy.getBackoffStrategy() == SubscriptionBackoffStrategy.UNRECOGNIZED) {
            throw invalid("invalid backoff_strategy value");
        }
        if (policy.getPoisonPolicy() == SubscriptionPoisonPolicy.UNRECOGNIZED) {
            throw invalid("invalid poison_policy value");
        }
        if (policy.getPoisonPolicy() == SubscriptionPoisonPolicy.DeadLetter
                && policy.getDeadLetterTopic().isBlank()) {
            throw invalid("dead_letter_topic must be configured when poison_policy is DeadLetter");
        }
    }

    private static RuntimeException invalid(String text) {
        return Status.INVALID_ARGUMENT.withDescription(text).asRuntimeException();
    }

    /** Reads a policy that was checked. A timeout of 0 becomes a millisecond, so that nothing is sent for ever. */
    static FailurePolicy read(SubscriptionFailurePolicy policy) {
        int redeliveries = policy.getMaxRedeliveryCount();
        return new FailurePolicy(
                redeliveries < 0 ? Integer.MAX_VALUE : redeliveries,
                Duration.ofMillis(Math.max(1, millis(policy.getAckTimeoutMs()))),
                Duration.ofMillis(millis(policy.getBaseRedeliveryDelayMs())),
                Duration.ofMillis(millis(policy.getMaxRedeliveryDelayMs())),
                policy.getBackoffStrategy() == SubscriptionBackoffStrategy.Fixed ? Backoff.FIXED : Backoff.EXPONENTIAL,
                switch (policy.getPoisonPolicy()) {
                    case DeadLetter -> PoisonPolicy.DEAD_LETTER;
                    case Drop -> PoisonPolicy.DROP;
                    case Block, UNRECOGNIZED -> PoisonPolicy.BLOCK;
                },
                policy.getDeadLetterTopic());
    }

    private static long millis(long unsigned) {
        return unsigned < 0 ? MOST_MILLIS : Math.min(unsigned, MOST_MILLIS);
    }

    static SubscriptionFailurePolicy write(FailurePolicy policy) {
        SubscriptionFailurePolicy.Builder wire = SubscriptionFailurePolicy.newBuilder()
                .setMaxRedeliveryCount(policy.maxRedeliveryCount())
                .setAckTimeoutMs(policy.ackTimeout().toMillis())
                .setBaseRedeliveryDelayMs(policy.baseRedeliveryDelay().toMillis())
                .setMaxRedeliveryDelayMs(policy.maxRedeliveryDelay().toMillis())
                .setBackoffStrategy(
                        policy.backoff() == Backoff.FIXED
                                ? SubscriptionBackoffStrategy.Fixed
                                : SubscriptionBackoffStrategy.Exponential)
                .setPoisonPolicy(
                        switch (policy.poisonPolicy()) {
                            case DEAD_LETTER -> SubscriptionPoisonPolicy.DeadLetter;
                            case BLOCK -> SubscriptionPoisonPolicy.Block;
                            case DROP -> SubscriptionPoisonPolicy.Drop;
                        });
        return policy.deadLetterTopic().isEmpty()
                ? wire.build()
                : wire.setDeadLetterTopic(policy.deadLetterTopic()).build();
    }
}
