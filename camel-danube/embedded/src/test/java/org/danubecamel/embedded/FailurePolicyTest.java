package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.time.Duration;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyResponse;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.SubscriptionBackoffStrategy;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failure policies that the admin sets for one subscription. */
class FailurePolicyTest extends BrokerTest {

    private static final SubscriptionFailurePolicy ONCE = SubscriptionFailurePolicy.newBuilder()
            .setAckTimeoutMs(30_000)
            .setPoisonPolicy(SubscriptionPoisonPolicy.Drop)
            .build();
    private static final SubscriptionFailurePolicy OFTEN =
            ONCE.toBuilder().setMaxRedeliveryCount(1_000).build();

    private EmbeddedBroker broker;
    private RawClient client;
    private RawAdmin admin;
    private RawProducer producer;

    @BeforeEach
    void startWithATopic() {
        broker = broker();
        client = client(broker);
        admin = admin(broker);
        producer = client.producer(TOPIC);
    }

    @Test
    void aSubscriptionWithoutPolicyHasTheDefaultOne() {
        client.subscribe(TOPIC, "s", SubscriptionType.KeyShared, "c");

        assertThat(admin.failurePolicy(TOPIC, "s"))
                .isEqualTo(GetSubscriptionFailurePolicyResponse.newBuilder()
                        .setSubscriptionType(SubscriptionType.KeyShared_VALUE)
                        .setFailurePolicy(SubscriptionFailurePolicy.newBuilder()
                                .setMaxRedeliveryCount(5)
                                .setAckTimeoutMs(30_000)
                                .setBaseRedeliveryDelayMs(1_000)
                                .setMaxRedeliveryDelayMs(60_000)
                                .setBackoffStrategy(SubscriptionBackoffStrategy.Exponential)
                                .setPoisonPolicy(SubscriptionPoisonPolicy.Block))
                        .build());
    }

    @Test
    void whatIsNotKnownHasNoPolicy() {
        assertThat(admin.failurePolicy(TOPIC, "none").hasFailurePolicy()).isFalse();
        assertThat(admin.failurePolicy("/default/none", "s").hasFailurePolicy()).isFalse();
    }

    @Test
    void thePolicyOfALaterSubscriptionIsKeptWithNumbersOfAnySize() {
        var extreme = SubscriptionFailurePolicy.newBuilder()
                .setMaxRedeliveryCount(-1)
                .setAckTimeoutMs(-1)
                .setBaseRedeliveryDelayMs(-1)
                .setMaxRedeliveryDelayMs(Long.MAX_VALUE)
                .setDeadLetterTopic("/default/dead")
                .build();

        admin.setFailurePolicy(TOPIC, "s", extreme);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");

        consumer.nack(consumer.awaitCount(1), 0);
        consumer.assertQuiet();
        assertThat(admin.failurePolicy(TOPIC, "s").getFailurePolicy()).isEqualTo(extreme);
    }

    @Test
    void aPolicyIsForOneSubscription() {
        admin.setFailurePolicy(TOPIC, "s", ONCE);

        client.subscribe(TOPIC, "other", SubscriptionType.Exclusive, "c");

        assertThat(admin.failurePolicy(TOPIC, "other").getFailurePolicy().getMaxRedeliveryCount())
                .isEqualTo(5);
    }

    @Test
    void aRunningSubscriptionKeepsItsPolicyAndItsNextConsumerRestoresIt() {
        admin.setFailurePolicy(TOPIC, "s", ONCE);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        admin.setFailurePolicy(TOPIC, "s", OFTEN);
        producer.send("x");
        consumer.nack(consumer.awaitCount(1), 0);

        consumer.awaitExactly("x");
        assertThat(admin.failurePolicy(TOPIC, "s").getFailurePolicy()).isEqualTo(OFTEN);
        client.subscribe(TOPIC, "s", SubscriptionType.Shared, "another");
        assertThat(admin.failurePolicy(TOPIC, "s").getFailurePolicy()).isEqualTo(ONCE);
    }

    @Test
    void aPolicyOfARunningSubscriptionComesIntoForceAfterAnUnload() {
        admin.setFailurePolicy(TOPIC, "s", OFTEN);
        client.subscribe(TOPIC, "s", SubscriptionType.Exclusive, "c");
        admin.setFailurePolicy(TOPIC, "s", ONCE);
        broker.faults().unload(TOPIC);

        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        client.producer(TOPIC).send("x");
        consumer.nack(consumer.awaitCount(1), 0);

        consumer.awaitExactly("x");
    }

    @Test
    void anUnsubscribedNameForgetsItsPolicy() {
        admin.setFailurePolicy(TOPIC, "s", ONCE);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");
        consumer.awaitCount(1);
        broker.faults().dropStreams(TOPIC, "s");

        admin.unsubscribe(TOPIC, "s");

        assertThat(admin.failurePolicy(TOPIC, "s").hasFailurePolicy()).isFalse();
    }

    @Test
    void aMessageThatIsNotAcknowledgedComesAgainAfterTheTimeoutOfItsSubscription() {
        admin.setFailurePolicy(
                TOPIC, "s", OFTEN.toBuilder().setAckTimeoutMs(150).build());
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");

        assertThat(consumer.awaitCount(2)).isEqualTo(consumer.received().get(0));
    }

    @Test
    void aTimeoutOfZeroEndsByTheNumberOfRedeliveries() {
        admin.setFailurePolicy(
                TOPIC,
                "s",
                ONCE.toBuilder().setAckTimeoutMs(0).setMaxRedeliveryCount(2).build());
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");

        consumer.awaitExactly("x", "x", "x");
    }

    @Test
    void aFixedDelayDoesNotGrow() {
        var policy = new FailurePolicy(
                5,
                Duration.ofSeconds(30),
                Duration.ofMillis(100),
                Duration.ofSeconds(60),
                Backoff.FIXED,
                PoisonPolicy.BLOCK,
                "");

        assertThat(policy.retryDelayNanos(5, 0)).isEqualTo(100_000_000L);
    }

    @Test
    void aTopicThatIsMissingOrNotReliableFailsThePrecondition() {
        client.producer("/default/lossy", "p", DispatchStrategy.NonReliable);

        assertRefused(
                Status.Code.FAILED_PRECONDITION,
                "only be configured for reliable topics",
                () -> admin.setFailurePolicy("/default/lossy", "s", ONCE));
        assertRefused(
                Status.Code.FAILED_PRECONDITION,
                "only be configured for reliable topics",
                () -> admin.setFailurePolicy("/default/none", "s", ONCE));
    }

    @Test
    void aPolicyThatMakesNoSenseIsAnInvalidArgument() {
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "dead_letter_topic must be configured",
                () -> admin.setFailurePolicy(TOPIC, "s", deadLetters(" ")));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "invalid poison_policy value",
                () -> admin.setFailurePolicy(
                        TOPIC, "s", ONCE.toBuilder().setPoisonPolicyValue(3).build()));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "invalid backoff_strategy value",
                () -> admin.setFailurePolicy(
                        TOPIC, "s", ONCE.toBuilder().setBackoffStrategyValue(2).build()));
        assertRefused(Status.Code.INVALID_ARGUMENT, "failure_policy must be provided", () -> admin.topics()
                .setSubscriptionFailurePolicy(SetSubscriptionFailurePolicyRequest.newBuilder()
                        .setTopic(TOPIC)
                        .setSubscription("s")
                        .build()));
    }

    @Test
    void theDefaultPolicyOfABrokerMustMakeSenseToo() {
        assertThatThrownBy(() -> new FailurePolicy(
                        1,
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ZERO,
                        Backoff.FIXED,
                        PoisonPolicy.DEAD_LETTER,
                        ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deadLetterTopic");
    }

    private static SubscriptionFailurePolicy deadLetters(String topic) {
        return ONCE.toBuilder()
                .setPoisonPolicy(SubscriptionPoisonPolicy.DeadLetter)
                .setDeadLetterTopic(topic)
                .build();
    }
}
