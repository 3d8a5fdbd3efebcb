package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.List;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a subscription begins with, and where it goes on. */
final class StartPositionFacts extends WireFacts {

    private WireProducer producer;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("start"));
    }

    @Test
    void aNewSubscriptionStartsAtTheLatestMessage() {
        producer.send("before");
        var stream = open(subscribe(producer.topic()));

        producer.send("after");

        assertThat(text(stream.next())).isEqualTo("after");
    }

    @Test
    void aMessageBetweenSubscribingAndReceivingIsKept() {
        var consumer = subscribe(producer.topic());

        producer.send("between");

        assertThat(text(open(consumer).next())).isEqualTo("between");
    }

    @Test
    void aSubscriptionGoesOnAfterItsLastAcknowledgement() {
        var consumer = subscribe(producer.topic());
        var stream = open(consumer);
        producer.sendAll(numbered("read-", 3));
        consumer.ackAll(stream.next(3));
        leave(consumer, stream);

        producer.sendAll(numbered("missed-", 3));
        var resumed = open(subscribe(producer.topic()));

        assertThat(texts(resumed.next(3))).containsExactlyElementsOf(numbered("missed-", 3));
    }

    @Test
    void anUnknownTypeOfSubscriptionIsRefused() {
        var request = ConsumerRequest.newBuilder()
                .setTopicName(producer.topic())
                .setSubscription("unknown")
                .setConsumerName("consumer")
                .setSubscriptionTypeValue(4)
                .build();

        assertThat(Refusal.of(() -> wire.consumers().subscribe(request)).getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void subscriptionsDoNotShareMessages() {
        var one = open(subscribe(producer.topic(), "one", "consumer", SubscriptionType.Exclusive));
        var two = open(subscribe(producer.topic(), "two", "consumer", SubscriptionType.Exclusive));

        producer.send("for both");

        assertThat(List.of(text(one.next()), text(two.next()))).containsOnly("for both");
    }
}
