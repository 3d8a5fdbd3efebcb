package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refused message is delivered again, by default after a second, then two, then four. */
final class NackFacts extends WireFacts {

    private WireProducer producer;
    private WireConsumer consumer;
    private WireStream stream;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("nack"));
        consumer = subscribe(producer.topic());
        stream = open(consumer);
    }

    @Test
    void aRefusedMessageComesAgainUnderItsOffset() {
        producer.send("again");
        var first = stream.next();

        consumer.nack(first, Duration.ZERO);

        assertThat(stream.next()).isEqualTo(first);
    }

    @Test
    void theConsumerMayAskForALongerDelay() {
        producer.send("again");

        assertThat(delayOfRefusal(Duration.ofMillis(2_500))).isGreaterThanOrEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void theConsumerCannotAskForAShorterDelay() {
        producer.send("again");

        assertThat(delayOfRefusal(Duration.ofMillis(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theSecondDelayIsTwiceTheFirst() {
        producer.send("again");
        consumer.nack(stream.next(), Duration.ZERO);

        assertThat(delayOfRefusal(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void laterMessagesDoNotWaitForARedelivery() {
        producer.send("refused");
        consumer.nack(stream.next(), Duration.ZERO);

        producer.send("later");

        assertThat(texts(stream.next(2))).containsExactly("later", "refused");
    }

    private Duration delayOfRefusal(Duration asked) {
        var message = stream.next();
        var refused = Instant.now();
        consumer.nack(message, asked);
        assertThat(stream.next()).isEqualTo(message);
        return Duration.between(refused, Instant.now());
    }
}
