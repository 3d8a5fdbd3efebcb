package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shared subscription gives each message to one of its consumers. */
final class SharedFacts extends WireFacts {

    private WireProducer producer;
    private WireStream one;
    private WireStream two;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("shared"));
        one = open(subscribe(producer.topic(), "shared", "one", SubscriptionType.Shared));
        two = open(subscribe(producer.topic(), "shared", "two", SubscriptionType.Shared));
    }

    @Test
    void messagesGoRoundAllConsumers() {
        producer.sendAll(numbered("message-", 10));

        var received = new ArrayList<>(texts(one.next(5)));
        received.addAll(texts(two.next(5)));

        assertThat(received).containsExactlyInAnyOrderElementsOf(numbered("message-", 10));
    }

    @Test
    void whatAConsumerHeldWhenItLeftGoesToAnother() {
        producer.sendAll(numbered("message-", 10));
        var held = texts(one.next(5));
        two.next(5);

        one.close();

        assertThat(texts(two.next(5))).containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void theTypeOfTheFirstConsumerHoldsForAll() {
        one.close();
        two.close();
        var topic = existingTopic("typed");
        var first = open(subscribe(topic, "typed", "first", SubscriptionType.Shared));
        var second = open(subscribe(topic, "typed", "second", SubscriptionType.Exclusive));

        wire.producer(topic).sendAll(numbered("message-", 4));

        assertThat(first.next(2)).hasSize(2);
        assertThat(second.next(2)).hasSize(2);
    }
}
