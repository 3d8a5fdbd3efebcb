package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** What happens to deliveries in vain where nobody set a policy. These facts take half a minute each. */
final class DefaultPolicyFacts extends WireFacts {

    @Test
    void theSixthRefusalBlocksTheSubscription() {
        var producer = wire.producer(BrokerUnderTest.newTopic("poison"));
        var consumer = subscribe(producer.topic(), "shared", "consumer", SubscriptionType.Shared);
        var stream = open(consumer);
        producer.send("poison");

        for (var delivery = 1; delivery <= 6; delivery++) {
            var message = stream.next(Duration.ofSeconds(20));
            assertThat(text(message)).isEqualTo("poison");
            consumer.nack(message, Duration.ZERO);
        }
        stream.expectNothingFor(A_WHILE);
        producer.send("blocked");

        stream.expectNothingFor(A_WHILE.multipliedBy(2));
    }
}
