package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.List;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Subscribing under the name of a consumer takes over from it. */
final class TakeoverFacts extends AdminFacts {

    private WireProducer producer;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("takeover"));
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Exclusive", "Shared", "Failover"})
    void itGetsTheSameId(SubscriptionType type) {
        assertThat(consumer(type).id()).isEqualTo(consumer(type).id());
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Exclusive", "Shared", "Failover"})
    void theOldStreamEndsWithOk(SubscriptionType type) {
        var old = received(consumer(type), "hello");

        consumer(type);

        assertThat(old.end().getCode()).isEqualTo(Code.OK);
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Exclusive", "Shared", "Failover"})
    void whatWasNotAcknowledgedIsSentAgain(SubscriptionType type) {
        if (BROKER.has(Difference.TAKEOVER_RESEND)) {
            admin().setFailurePolicy(
                            producer.topic(),
                            "subscription",
                            Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                                    .setAckTimeoutMs(2_000)
                                    .build());
        }
        var first = consumer(type);
        var old = open(first);
        producer.sendAll(List.of("done", "pending", "pending too"));
        first.ack(old.next(3).get(0));

        var taken = open(consumer(type));

        if (BROKER.has(Difference.TAKEOVER_RESEND)) {
            assertThat(texts(taken.next(2))).containsExactlyInAnyOrder("pending", "pending too");
        } else {
            assertThat(texts(taken.next(2))).containsExactly("pending", "pending too");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Exclusive", "Shared", "Failover"})
    void aSecondStreamOfOneIdEndsTheFirst(SubscriptionType type) {
        var consumer = consumer(type);
        var first = received(consumer, "hello");

        var second = open(consumer);
        assertThat(first.end().getCode()).isEqualTo(Code.OK);
        producer.send("new");

        assertThat(second.next(BROKER.has(Difference.SECOND_STREAM) ? 1 : 2))
                .last()
                .extracting(WireFacts::text)
                .isEqualTo("new");
    }

    private WireStream received(WireConsumer consumer, String text) {
        var stream = open(consumer);
        producer.send(text);
        assertThat(text(stream.next())).isEqualTo(text);
        return stream;
    }

    private WireConsumer consumer(SubscriptionType type) {
        return subscribe(producer.topic(), "subscription", "name", type);
    }
}
