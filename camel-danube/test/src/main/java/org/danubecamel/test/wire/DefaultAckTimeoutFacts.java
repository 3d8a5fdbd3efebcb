package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** How long the broker waits for an acknowledgement where nobody set a policy. This fact takes half a minute. */
final class DefaultAckTimeoutFacts extends WireFacts {

    @Test
    void afterThirtySecondsAMessageComesAgain() {
        var producer = wire.producer(BrokerUnderTest.newTopic("ack-timeout"));
        var stream = open(subscribe(producer.topic()));
        producer.send("again");
        var first = stream.next();
        var received = Instant.now();

        var second = stream.next(Duration.ofSeconds(40));

        assertThat(second).isEqualTo(first);
        assertThat(Duration.between(received, Instant.now())).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(35));
    }
}
