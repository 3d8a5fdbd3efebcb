package org.danubecamel.embedded;

import java.time.Duration;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.junit.jupiter.api.Test;

/** The poison policy that drops. */
class DropTest extends BrokerTest {

    private static final FailurePolicy ONCE = new FailurePolicy(
            0, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO, Backoff.FIXED, PoisonPolicy.DROP, "");

    private final EmbeddedBroker broker = broker(builder -> builder.window(1).failurePolicy(ONCE));
    private final RawClient client = client(broker);
    private final RawProducer producer = client.producer(TOPIC);

    @Test
    void aDroppedMessageMakesRoomForTheNext() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("poison");
        producer.send("next");

        consumer.nack(consumer.awaitCount(1), 0);

        consumer.awaitExactly("poison", "next");
    }

    @Test
    void aDroppedMessageMovesThePosition() {
        RawConsumer before = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("poison");
        producer.send("next");
        before.nack(before.awaitCount(1), 0);
        before.awaitCount(2);
        broker.faults().unload(TOPIC);

        client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c").awaitExactly("next");
    }

    @Test
    void aDroppedMessageFreesItsKey() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.KeyShared, "c");
        producer.send("key", "poison");
        producer.send("key", "next");

        consumer.nack(consumer.awaitCount(1), 0);

        consumer.awaitExactly("poison", "next");
    }
}
