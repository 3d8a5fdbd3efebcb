package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each message is acknowledged for itself. */
final class AckFacts extends WireFacts {

    private WireProducer producer;
    private WireConsumer consumer;
    private WireStream stream;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("ack"));
        consumer = subscribe(producer.topic());
        stream = open(consumer);
    }

    @Test
    void theAnswerCarriesTheRequestId() {
        var answer = wire.consumers()
                .ack(ackOf(received("hello")).toBuilder().setRequestId(-8).build());

        assertThat(answer.getRequestId()).isEqualTo(-8);
    }

    @Test
    void aSecondAcknowledgementIsAnsweredAlike() {
        var message = received("hello");

        assertThat(List.of(consumer.ack(message), consumer.ack(message))).doesNotHaveDuplicates();
    }

    @Test
    void aNackAfterTheAcknowledgementChangesNothing() {
        var message = received("hello");
        consumer.ack(message);

        consumer.nack(message, Duration.ZERO);

        stream.expectNothingFor(A_WHILE.multipliedBy(3));
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Exclusive", "Shared"})
    void anAcknowledgementOutOfOrderKeepsTheEarlierMessage(SubscriptionType type) {
        var reader = subscribe(producer.topic(), "out-of-order", "reader", type);
        var first = open(reader);
        producer.sendAll(List.of("earlier", "later"));
        reader.ack(first.next(2).get(1));
        leave(reader, first);

        var resumed = open(subscribe(producer.topic(), "out-of-order", "reader", type));

        if (BROKER.has(Difference.ACK_OUT_OF_ORDER)) {
            resumed.expectNothingFor(A_WHILE);
            producer.send("new");
            assertThat(texts(resumed.next(2))).containsExactlyInAnyOrder("earlier", "new");
        } else {
            assertThat(text(resumed.next())).isEqualTo("earlier");
        }
    }

    @Test
    void anUnknownSubscriptionIsAnError() {
        var message = received("hello");
        var stranger = new WireConsumer(wire, producer.topic(), "unknown", "consumer", consumer.id());

        Refusal.expect(Code.INTERNAL, "Subscription not found", () -> stranger.ack(message));
        assertThat(Refusal.of(() -> stranger.nack(message, Duration.ZERO)).getCode())
                .isEqualTo(Code.INTERNAL);
    }

    @Test
    void anUnknownTopicIsAnError() {
        var message = received("hello").toBuilder();
        message.getMsgIdBuilder().setTopicName(BrokerUnderTest.newTopic("unknown"));

        Refusal.expect(Code.INTERNAL, "Error acknowledging message", () -> consumer.ack(message.build()));
    }

    @Test
    void anAcknowledgementWithoutMessageIdIsNotAccepted() {
        var request = ackOf(received("hello")).toBuilder().clearMsgId().build();

        assertThat(Refusal.of(() -> wire.consumers().ack(request)).getCode()).isNotEqualTo(Code.DEADLINE_EXCEEDED);
    }

    private StreamMessage received(String text) {
        producer.send(text);
        return stream.next();
    }

    private AckRequest ackOf(StreamMessage message) {
        return AckRequest.newBuilder()
                .setMsgId(message.getMsgId())
                .setSubscriptionName(consumer.subscription())
                .build();
    }
}
