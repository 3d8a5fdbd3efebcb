package org.danubecamel.embedded;

import java.time.Duration;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acknowledgements of messages that were given up and block their subscription or key. */
class LateAcknowledgementTest extends BrokerTest {

    private static final FailurePolicy BLOCK_AT_ONCE =
            new FailurePolicy(0, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);

    private EmbeddedBroker broker;
    private RawClient client;
    private RawProducer producer;

    @BeforeEach
    void startWithATopic() {
        broker = broker(builder -> builder.window(2).failurePolicy(BLOCK_AT_ONCE));
        client = client(broker);
        producer = client.producer(TOPIC);
    }

    @Test
    void theSubscriptionGoesOn() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        StreamMessage blocked = blockWith(consumer, "poison");
        producer.send("next");
        consumer.assertQuiet();

        consumer.ack(blocked);

        consumer.awaitExactly("poison", "next");
    }

    @Test
    void theSubscriptionGoesOnOnlyWhenAllBlockedMessagesAreAcknowledged() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.sendRange(0, 3);
        consumer.awaitCount(2);
        consumer.nack(consumer.received().get(0), 0);
        consumer.nack(consumer.received().get(1), 0);
        consumer.ack(consumer.received().get(1));
        consumer.assertQuiet();

        consumer.ack(consumer.received().get(0));

        consumer.awaitExactly("0", "1", "2");
    }

    @Test
    void theKeyGoesOn() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.KeyShared, "c");
        StreamMessage blocked = blockWith(consumer, "poison");
        producer.send("next");
        consumer.assertQuiet();

        consumer.ack(blocked);

        consumer.awaitExactly("poison", "next");
    }

    @Test
    void thePositionAdvancesSoThatTheMessageDoesNotComeAgainAfterAnUnload() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        consumer.ack(blockWith(consumer, "poison"));
        broker.faults().unload(TOPIC);

        RawConsumer returned = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        client.producer(TOPIC).send("next");

        returned.awaitExactly("next");
    }

    private StreamMessage blockWith(RawConsumer consumer, String payload) {
        producer.send(payload);
        StreamMessage message = consumer.awaitCount(1);
        consumer.nack(message, 0);
        return message;
    }
}
