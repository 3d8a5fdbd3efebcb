package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** Ids are random unsigned 64-bit numbers: half of them are negative to Java, and as good as the others. */
final class UnsignedIdFacts extends WireFacts {

    /** With so many ids the chance that none lies in the upper half is one in 2^64. */
    private static final int ENOUGH = 64;

    @Test
    void aProducerInTheUpperHalfPublishes() {
        var topic = BrokerUnderTest.newTopic("upper-half");
        var producer = IntStream.range(0, ENOUGH)
                .mapToObj(i -> wire.producer(topic))
                .filter(candidate -> candidate.id() < 0)
                .findFirst()
                .orElseThrow();
        var stream = open(subscribe(topic));

        producer.send("hello");

        assertThat(text(stream.next())).isEqualTo("hello");
        assertThat(wire.health(ClientType.Producer, producer.id())).isEqualTo(ClientStatus.OK);
    }

    @Test
    void aConsumerInTheUpperHalfReceives() {
        var producer = wire.producer(BrokerUnderTest.newTopic("upper-half"));
        var consumer = IntStream.range(0, ENOUGH)
                .mapToObj(i -> subscribe(producer.topic(), "subscription-" + i, "name", SubscriptionType.Exclusive))
                .filter(candidate -> candidate.id() < 0)
                .findFirst()
                .orElseThrow();
        var stream = open(consumer);

        producer.send("hello");

        assertThat(text(stream.next())).isEqualTo("hello");
        assertThat(wire.health(ClientType.Consumer, consumer.id())).isEqualTo(ClientStatus.OK);
    }
}
