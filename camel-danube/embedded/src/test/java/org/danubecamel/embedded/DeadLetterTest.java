package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.NackRequest;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

/** The poison policy that publishes what is given up to another topic. */
class DeadLetterTest extends BrokerTest {

    private static final String DEAD = "/default/dead";
    private static final FailurePolicy ONCE = new FailurePolicy(
            0, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO, Backoff.FIXED, PoisonPolicy.DEAD_LETTER, DEAD);

    private final EmbeddedBroker broker = broker(builder -> builder.failurePolicy(ONCE));
    private final RawClient client = client(broker);
    private final RawProducer producer = client.producer(TOPIC);

    @Test
    void aDeadLetterCarriesThePayloadTheAttributesAndWhereItComesFrom() {
        RawConsumer dead = readDeadLetters();
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        StreamMessage original = producer.message("poison").toBuilder()
                .setRoutingKey("key")
                .putAttributes("own", "value")
                .build();
        client.send(original.toBuilder()
                .setMsgId(original.getMsgId().toBuilder().setBrokerAddr("http://there"))
                .build());

        consumer.nack(consumer.awaitCount(1), 0);

        StreamMessage letter = dead.awaitCount(1);
        assertThat(letter.getPayload().toStringUtf8()).isEqualTo("poison");
        assertThat(letter.hasRoutingKey()).isFalse();
        assertThat(letter.getProducerName()).startsWith("broker-replicator-");
        assertThat(letter.getMsgId().getTopicName()).isEqualTo(DEAD);
        assertThat(letter.getPublishTime()).isPositive();
        assertThat(letter.getAttributesMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "own", "value",
                        "x-original-topic", TOPIC,
                        "x-original-subscription", "s",
                        "x-original-topic-offset", "0",
                        "x-original-producer-id", Long.toUnsignedString(producer.id()),
                        "x-original-broker-addr", "http://there",
                        "x-poison-policy", "dead_letter",
                        "x-delivery-attempt", "1",
                        "x-failure-reason", "no"));
    }

    @Test
    void aRefusalWithoutReasonLeavesTheReasonOut() {
        RawConsumer dead = readDeadLetters();
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("poison");

        client.consumers()
                .nack(NackRequest.newBuilder()
                        .setMsgId(consumer.awaitCount(1).getMsgId())
                        .setSubscriptionName("s")
                        .build());

        assertThat(dead.awaitCount(1).getAttributesMap()).doesNotContainKey("x-failure-reason");
    }

    @Test
    void aTimeoutIsAReasonToo() {
        RawClient hasty = client(broker(builder -> builder.failurePolicy(ONCE.withAckTimeout(Duration.ofMillis(50)))));
        RawProducer writer = hasty.producer(TOPIC);
        hasty.producer(DEAD);
        RawConsumer dead = hasty.consumer(DEAD, "d", SubscriptionType.Exclusive, "c");
        hasty.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        writer.send("poison");

        assertThat(dead.awaitCount(1).getAttributesMap()).containsEntry("x-failure-reason", "ack timeout");
    }

    @Test
    void theOriginalIsDoneWhenItsDeadLetterIsStored() {
        RawConsumer dead = readDeadLetters();
        RawConsumer before = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("poison");
        before.nack(before.awaitCount(1), 0);
        dead.awaitCount(1);
        producer.send("next");
        before.awaitCount(2);
        broker.faults().unload(TOPIC);

        client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c").awaitExactly("next");
    }

    @Test
    void theDeadLetterTopicIsMadeReliable() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("poison");
        consumer.nack(consumer.awaitCount(1), 0);

        await().until(() -> client.partitions(DEAD).contains(DEAD));
        assertThat(client.producer(DEAD).id()).isNotZero();
    }

    @Test
    void aDeadLetterThatCannotBeStoredIsTriedAgain() {
        RawConsumer dead = readDeadLetters();
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        broker.faults().refuseSend(DEAD, 2);
        producer.send("poison");
        consumer.nack(consumer.awaitCount(1), 0);
        dead.assertQuiet();

        dead.awaitExactly("poison");
    }

    @Test
    void whatCannotBeStoredComesAgainAfterAnUnload() {
        client.producer(DEAD, "p", DispatchStrategy.NonReliable);
        RawConsumer before = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("poison");
        before.nack(before.awaitCount(1), 0);
        before.assertQuiet();
        broker.faults().unload(TOPIC);

        client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c").awaitExactly("poison");
    }

    @Test
    void anAttemptFromBeforeAnUnloadIsNotRepeated() {
        RawConsumer dead = readDeadLetters();
        RawConsumer before = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        broker.faults().refuseSend(DEAD, 1);
        producer.send("poison");
        before.nack(before.awaitCount(1), 0);
        broker.faults().unload(TOPIC);
        RawConsumer after = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");

        client.consumers()
                .ack(AckRequest.newBuilder()
                        .setMsgId(after.awaitCount(1).getMsgId())
                        .setSubscriptionName("s")
                        .build());

        await().during(Duration.ofMillis(800)).until(() -> dead.received().isEmpty());
    }

    @Test
    void noMoreThanTheWindowWaitsForTheDeadLetterTopic() {
        client.producer(DEAD, "p", DispatchStrategy.NonReliable);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.sendRange(0, 12);
        for (int i = 1; i <= 10; i++) {
            consumer.nack(consumer.awaitCount(i), 0);
        }

        consumer.assertQuiet();
        assertThat(consumer.received()).hasSize(10);
    }

    @Test
    void aRedirectedDeadLetterTopicIsWaitedFor() {
        RawConsumer dead = readDeadLetters();
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        broker.faults().redirect(DEAD, "http://127.0.0.1:1");
        producer.send("poison");
        consumer.nack(consumer.awaitCount(1), 0);
        dead.assertQuiet();
        assertThat(dead.received()).isEmpty();

        broker.faults().endRedirect(DEAD);

        dead.awaitExactly("poison");
    }

    @Test
    void theNextMessageOfTheKeyComesAfterTheDeadLetterIsStored() {
        RawConsumer dead = readDeadLetters();
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.KeyShared, "c");
        producer.send("key", "poison");
        producer.send("key", "next");

        consumer.nack(consumer.awaitCount(1), 0);

        consumer.awaitExactly("poison", "next");
        dead.awaitExactly("poison");
    }

    private RawConsumer readDeadLetters() {
        client.producer(DEAD);
        return client.consumer(DEAD, "dead", SubscriptionType.Exclusive, "reader");
    }
}
