package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.time.Duration;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.NackRequest;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

class AcknowledgementTest extends BrokerTest {

    private static final FailurePolicy QUICK =
            new FailurePolicy(5, Duration.ofSeconds(30), Duration.ofMillis(10), Duration.ofSeconds(60));

    @Test
    void anAcknowledgedMessageDoesNotComeAgain() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer first = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");
        first.ackUntil(1);

        RawConsumer second = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");

        second.assertQuiet();
        assertThat(second.received()).isEmpty();
    }

    @Test
    void acksMayComeInAnyOrder() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer first = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.sendRange(0, 4);
        first.awaitCount(4);
        first.ack(first.received().get(3));
        first.ack(first.received().get(1));

        RawConsumer second = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");

        second.awaitExactly("0", "2");
    }

    @Test
    void aDuplicateAckAndAnAckOfAMessageNeverSentAreOk() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");
        StreamMessage message = consumer.awaitCount(1);
        consumer.ack(message);

        consumer.ack(message);
        consumer.ack(RawClient.message(TOPIC, 1, ""));
        producer.send("y");

        consumer.awaitExactly("x", "y");
    }

    @Test
    void anAckForAnUnknownSubscriptionOrTopicIsInternal() {
        RawClient client = client(broker());
        client.producer(TOPIC);

        assertRefused(
                Status.Code.INTERNAL,
                "Error acknowledging message: Subscription not found",
                () -> client.ack(RawClient.message(TOPIC, 1, ""), "s"));
        assertRefused(
                Status.Code.INTERNAL,
                "Error acknowledging message: Topic /default/none not found in registry",
                () -> client.ack(RawClient.message("/default/none", 1, ""), "s"));
        assertRefused(
                Status.Code.INTERNAL,
                "Error negatively acknowledging message: Subscription not found",
                () -> client.nack(RawClient.message(TOPIC, 1, ""), "s", 0));
    }

    @Test
    void anAckOrNackWithoutMessageIdIsAnInvalidArgument() {
        RawClient client = client(broker());

        assertRefused(Status.Code.INVALID_ARGUMENT, "no msg_id", () -> client.consumers()
                .ack(AckRequest.getDefaultInstance()));
        assertRefused(Status.Code.INVALID_ARGUMENT, "no msg_id", () -> client.consumers()
                .nack(NackRequest.getDefaultInstance()));
    }

    @Test
    void aMessageThatIsNotAcknowledgedInTimeComesAgain() {
        RawClient client =
                client(broker(builder -> builder.failurePolicy(QUICK.withAckTimeout(Duration.ofMillis(150)))));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");

        assertThat(consumer.awaitCount(2)).isEqualTo(consumer.received().get(0));
    }

    @Test
    void anAckBetweenTimeoutAndRedeliveryIsOkAndWithoutEffect() {
        FailurePolicy policy =
                new FailurePolicy(5, Duration.ofMillis(100), Duration.ofMillis(700), Duration.ofMillis(700));
        RawClient client = client(broker(builder -> builder.failurePolicy(policy)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");
        StreamMessage message = consumer.awaitCount(1);
        consumer.assertQuiet();

        consumer.ack(message);

        consumer.awaitCount(2);
    }

    @Test
    void anAckAfterTheRedeliveryEndsIt() {
        RawClient client = client(broker(builder -> builder.failurePolicy(QUICK)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");
        consumer.nack(consumer.awaitCount(1), 0);
        consumer.ack(consumer.awaitCount(2));

        client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c").assertQuiet();
    }

    @Test
    void aNackedMessageComesAgainWhileLaterOnesGoOn() {
        FailurePolicy policy =
                new FailurePolicy(5, Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(60));
        RawClient client = client(broker(builder -> builder.failurePolicy(policy)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("bad");
        consumer.nack(consumer.awaitCount(1), 0);
        producer.send("good");

        consumer.awaitExactly("bad", "good", "bad");
    }

    @Test
    void aNackCanLengthenTheDelayButNotShortenIt() {
        FailurePolicy policy =
                new FailurePolicy(9, Duration.ofSeconds(9), Duration.ofMillis(100), Duration.ofSeconds(2));

        assertThat(policy.retryDelayNanos(1, 0)).isEqualTo(100_000_000L);
        assertThat(policy.retryDelayNanos(1, 50)).isEqualTo(100_000_000L);
        assertThat(policy.retryDelayNanos(1, 500)).isEqualTo(500_000_000L);
        assertThat(policy.retryDelayNanos(1, -1)).isEqualTo(2_000_000_000L);
    }

    @Test
    void theDelayDoublesUpToItsMaximumHoweverManyAttempts() {
        FailurePolicy policy = FailurePolicy.DEFAULT;

        assertThat(policy.retryDelayNanos(3, 0)).isEqualTo(4_000_000_000L);
        assertThat(policy.retryDelayNanos(7, 0)).isEqualTo(60_000_000_000L);
        assertThat(policy.retryDelayNanos(Integer.MAX_VALUE, 0)).isEqualTo(60_000_000_000L);
    }

    @Test
    void theRedeliveryWaitsForItsDelay() {
        FailurePolicy policy =
                new FailurePolicy(5, Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(60));
        RawClient client = client(broker(builder -> builder.failurePolicy(policy)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("x");
        consumer.nack(consumer.awaitCount(1), 0);
        long refused = System.nanoTime();
        consumer.nack(consumer.awaitCount(2), 0);
        consumer.awaitCount(3);

        assertThat(Duration.ofNanos(System.nanoTime() - refused))
                .isBetween(Duration.ofMillis(590), Duration.ofSeconds(5));
    }

    @Test
    void aMessageOutOfAttemptsBlocksNewMessagesButNotThoseOnTheirWay() {
        FailurePolicy policy = new FailurePolicy(1, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);
        RawClient client = client(broker(builder -> builder.failurePolicy(policy)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("poison");
        producer.send("neighbour");
        consumer.awaitCount(2);
        consumer.nack(consumer.received().get(0), 0);
        consumer.nack(consumer.awaitCount(3), 0);
        producer.send("new");
        consumer.nack(consumer.received().get(1), 0);

        consumer.awaitExactly("poison", "neighbour", "poison", "neighbour");
    }
}
