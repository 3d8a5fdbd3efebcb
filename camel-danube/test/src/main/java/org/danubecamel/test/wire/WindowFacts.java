package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A subscription has ten messages unacknowledged at most, all its consumers together. */
final class WindowFacts extends WireFacts {

    private static final int WINDOW = 10;

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Exclusive", "Shared", "Failover"})
    void theEleventhMessageWaitsForAnAcknowledgement(SubscriptionType type) {
        var producer = wire.producer(BrokerUnderTest.newTopic("window"));
        var consumer = subscribe(producer.topic(), "window", "consumer", type);
        var stream = open(consumer);
        producer.sendAll(numbered("message-", WINDOW + 2));

        var window = stream.next(WINDOW);
        stream.expectNothingFor(A_WHILE);
        consumer.ack(window.get(4));

        assertThat(text(stream.next())).isEqualTo("message-" + WINDOW);
        stream.expectNothingFor(A_WHILE);
    }
}
