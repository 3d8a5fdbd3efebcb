package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The health check tells whether the broker still serves an id. */
final class HealthFacts extends WireFacts {

    private WireProducer producer;
    private WireConsumer consumer;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("health"));
        consumer = subscribe(producer.topic());
    }

    @Test
    void aProducerIsHealthy() {
        assertThat(wire.health(ClientType.Producer, producer.id())).isEqualTo(ClientStatus.OK);
    }

    @Test
    void aConsumerIsHealthyBeforeItReceives() {
        assertThat(wire.health(ClientType.Consumer, consumer.id())).isEqualTo(ClientStatus.OK);
    }

    @Test
    void aConsumerThatReceivesIsHealthy() {
        var stream = open(consumer);
        producer.send("hello");
        stream.next();

        assertThat(wire.health(ClientType.Consumer, consumer.id())).isEqualTo(ClientStatus.OK);
    }

    @ParameterizedTest
    @EnumSource(
            value = ClientType.class,
            names = {"Producer", "Consumer"})
    void anUnknownIdIsToldToClose(ClientType type) {
        assertThat(wire.health(type, -10)).isEqualTo(ClientStatus.CLOSE);
    }

    @Test
    void anUnknownKindOfClientIsRefused() {
        var request = HealthCheckRequest.newBuilder()
                .setClientValue(2)
                .setId(producer.id())
                .build();

        assertThat(Refusal.of(() -> wire.health(request)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void aConsumerWhoseStreamIsGoneIsToldToCloseUntilItReturns() {
        receiveAndLeave(consumer, producer);

        subscribe(producer.topic());

        assertThat(wire.health(ClientType.Consumer, consumer.id())).isEqualTo(ClientStatus.OK);
    }
}
