package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReceivedTest extends ClientFacts {

    @Test
    void aMessageThatArrivesAgainstExpectationFails() {
        var topic = newTopic("received");
        var producer = producer(topic);
        var received = Received.acknowledged();
        consumer(shared(topic), received);

        send(producer, message("hello"));

        assertThatThrownBy(() -> received.expectNothingFor(Duration.ofSeconds(1)))
                .hasMessageContaining("hello");
    }
}
