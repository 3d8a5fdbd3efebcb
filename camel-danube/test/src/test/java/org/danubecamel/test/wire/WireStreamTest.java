package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** What the facts rely on when they say that a message arrives, or that none does. */
final class WireStreamTest extends WireFacts {

    private final WireProducer producer = wire.producer(BrokerUnderTest.newTopic("stream"));
    private final WireStream stream = open(subscribe(producer.topic()));

    @Test
    void aMessageThatDoesNotArriveFails() {
        assertThatThrownBy(() -> stream.next(Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the stream is open");
    }

    @Test
    void aMessageThatArrivesAgainstExpectationFails() {
        producer.send("hello");

        assertThatThrownBy(() -> stream.expectNothingFor(Duration.ofSeconds(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("hello");
    }
}
