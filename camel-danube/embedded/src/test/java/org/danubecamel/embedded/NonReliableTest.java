package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.junit.jupiter.api.Test;

class NonReliableTest extends BrokerTest {

    @Test
    void messagesComeWithTheOffsetAsSentAndNeedNoAck() {
        RawClient client = client(broker(builder -> builder.window(1)));
        RawProducer producer = client.producer(TOPIC, "p", DispatchStrategy.NonReliable);
        RawConsumer consumer = connected(client, producer, "c", SubscriptionType.Exclusive);
        producer.sendRange(0, 20);

        consumer.awaitCount(20);
        assertThat(consumer.offsets()).containsOnly(0L);
    }

    @Test
    void aMessageThatNobodyIsThereForIsAcceptedAndDropped() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC, "p", DispatchStrategy.NonReliable);
        RawConsumer first = connected(client, producer, "c", SubscriptionType.Exclusive);
        first.cancel();
        await().until(() -> client.health(ClientType.Consumer, first.id()) == ClientStatus.CLOSE);
        producer.send("lost");

        RawConsumer second = connected(client, producer, "c", SubscriptionType.Exclusive);

        assertThat(second.payloads()).doesNotContain("lost");
    }

    @Test
    void acksAndNacksAreAcceptedAndWithoutEffect() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC, "p", DispatchStrategy.NonReliable);
        RawConsumer consumer = connected(client, producer, "c", SubscriptionType.Shared);
        producer.send("x");
        consumer.nack(consumer.awaitCount(1), 0);
        consumer.ack(consumer.received().get(0));

        consumer.assertQuiet();
        assertThat(consumer.payloads()).containsOnlyOnce("x");
    }

    @Test
    void aConsumerThatDoesNotReadLosesMessagesWithoutHoldingUpTheProducer() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC, "p", DispatchStrategy.NonReliable);
        var deaf = new DeafConsumer(client, client.subscribe(TOPIC, "s", SubscriptionType.Exclusive, "c"));
        RawConsumer reader = client.consumer(TOPIC, "other", SubscriptionType.Exclusive, "c");
        await().until(() -> {
            producer.send("warm-up");
            return !reader.received().isEmpty();
        });
        reader.awaitQuiet();
        int before = reader.received().size();
        String large = "x".repeat(1_000_000);

        for (int i = 0; i < 40; i++) {
            producer.send(large);
        }

        reader.awaitCount(before + 40);
        assertThat(deaf.received()).isZero();
    }

    /** Waits until the stream is open, and forgets what came until then. */
    private static RawConsumer connected(RawClient client, RawProducer producer, String name, SubscriptionType type) {
        RawConsumer consumer = client.consumer(TOPIC, "s", type, name);
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            producer.send("warm-up");
            return !consumer.received().isEmpty();
        });
        consumer.awaitQuiet();
        consumer.received().clear();
        return consumer;
    }
}
