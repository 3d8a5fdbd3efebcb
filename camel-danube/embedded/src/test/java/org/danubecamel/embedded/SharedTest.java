package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.junit.jupiter.api.Test;

class SharedTest extends BrokerTest {

    @Test
    void consumersTakeTurns() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        List<RawConsumer> consumers = List.of(
                client.consumer(TOPIC, "s", SubscriptionType.Shared, "a"),
                client.consumer(TOPIC, "s", SubscriptionType.Shared, "b"),
                client.consumer(TOPIC, "s", SubscriptionType.Shared, "c"));

        producer.sendRange(0, 6);

        consumers.get(0).awaitExactly("0", "3");
        consumers.get(1).awaitExactly("1", "4");
        consumers.get(2).awaitExactly("2", "5");
    }

    @Test
    void whatALeavingConsumerHadGoesToTheOthersAtOnce() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer leaving = client.consumer(TOPIC, "s", SubscriptionType.Shared, "a");
        RawConsumer staying = client.consumer(TOPIC, "s", SubscriptionType.Shared, "b");
        producer.sendRange(0, 4);
        leaving.awaitExactly("0", "2");

        leaving.cancel();

        staying.awaitExactly("1", "3", "0", "2");
    }

    @Test
    void aConsumerWithoutAStreamGetsNothingAndHoldsNobodyUp() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        client.subscribe(TOPIC, "s", SubscriptionType.Shared, "silent");
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");

        producer.sendRange(0, 20);
        consumer.ackUntil(20);

        assertThat(consumer.offsets()).hasSize(20).isSorted();
    }

    @Test
    void aConsumerThatDoesNotReadHoldsNobodyUp() {
        RawClient client = client(broker(builder -> builder.window(1_000)));
        RawProducer producer = client.producer(TOPIC);
        DeafConsumer deaf = new DeafConsumer(client, client.subscribe(TOPIC, "s", SubscriptionType.Shared, "deaf"));
        RawConsumer reader = client.consumer(TOPIC, "s", SubscriptionType.Shared, "reader");
        String large = "x".repeat(100_000);
        for (int i = 0; i < 200; i++) {
            producer.send(large);
        }

        reader.ackUntil(170);

        assertThat(deaf.received()).isZero();
        deaf.cancel();
        reader.ackUntil(200);
    }

    @Test
    void aConsumerThatDoesNotReadKeepsSmallMessagesOnlyUntilTheAckTimeout() {
        FailurePolicy policy = new FailurePolicy(1_000, Duration.ofMillis(300), Duration.ZERO, Duration.ZERO);
        RawClient client = client(broker(builder -> builder.failurePolicy(policy)));
        RawProducer producer = client.producer(TOPIC);
        DeafConsumer deaf = new DeafConsumer(client, client.subscribe(TOPIC, "s", SubscriptionType.Shared, "deaf"));
        RawConsumer reader = client.consumer(TOPIC, "s", SubscriptionType.Shared, "reader");
        producer.sendRange(0, 40);

        reader.ackUntil(40);

        deaf.cancel();
    }
}
