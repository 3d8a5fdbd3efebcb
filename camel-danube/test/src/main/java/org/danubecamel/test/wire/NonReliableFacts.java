package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A non-reliable topic passes messages on to whoever listens, and keeps nothing. */
final class NonReliableFacts extends WireFacts {

    private WireProducer producer;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("non-reliable"), "producer", DispatchStrategy.NonReliable);
    }

    @Test
    void aPublishThatNobodyHearsSucceeds() {
        producer.send("unheard");

        var stream = open(subscribe(producer.topic()));
        producer.send("heard");
        assertThat(text(stream.next())).isEqualTo("heard");
    }

    @Test
    void everyOffsetIsZero() {
        var stream = open(subscribe(producer.topic()));

        producer.send("first");
        var first = stream.next();
        producer.send("second");
        var second = stream.next();

        assertThat(first.getMsgId().getTopicOffset()).isZero();
        assertThat(second.getMsgId().getTopicOffset()).isZero();
        assertThat(text(second)).isEqualTo("second");
    }

    @Test
    void nothingWaitsForAcknowledgements() {
        var stream = open(subscribe(producer.topic()));

        for (var text : numbered("message-", 25)) {
            producer.send(text);
            assertThat(text(stream.next())).isEqualTo(text);
        }
    }

    @Test
    void anAcknowledgementIsAcceptedAndMeansNothing() {
        var consumer = subscribe(producer.topic());
        var stream = open(consumer);
        producer.send("hello");
        var message = stream.next();

        consumer.ack(message);
        consumer.nack(message, Duration.ZERO);

        stream.expectNothingFor(A_WHILE);
    }

    @Test
    void whatIsPublishedWhileTheConsumerIsAwayIsGone() {
        var consumer = subscribe(producer.topic());
        receiveAndLeave(consumer, producer);
        producer.send("missed");

        var resumed = open(subscribe(producer.topic()));
        producer.send("second");

        assertThat(text(resumed.next())).isEqualTo("second");
    }
}
