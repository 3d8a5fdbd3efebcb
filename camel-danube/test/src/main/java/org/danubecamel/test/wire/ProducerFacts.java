package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.util.List;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.ProducerAccessMode;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** A producer is known by its topic and name, and then by the id that the broker gave it. */
final class ProducerFacts extends WireFacts {

    @Test
    void theSameNameGetsTheSameId() {
        var topic = BrokerUnderTest.newTopic("names");

        var first = wire.producer(topic, "name", DispatchStrategy.Reliable);
        var second = wire.producer(topic, "name", DispatchStrategy.Reliable);

        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void anotherNameGetsAnotherId() {
        var topic = BrokerUnderTest.newTopic("names");

        assertThat(wire.producer(topic).id()).isNotEqualTo(wire.producer(topic).id());
    }

    @Test
    void theSameNameOnAnotherTopicGetsAnotherId() {
        var first = wire.producer(BrokerUnderTest.newTopic("one"), "name", DispatchStrategy.Reliable);
        var second = wire.producer(BrokerUnderTest.newTopic("two"), "name", DispatchStrategy.Reliable);

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void theAnswerCarriesNameAndRequestId() {
        var answer = wire.producers().createProducer(request(BrokerUnderTest.newTopic("echo"), "name"));

        assertThat(answer.getProducerName()).isEqualTo("name");
        assertThat(answer.getRequestId()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void exclusiveAccessIsNotEnforced() {
        var topic = BrokerUnderTest.newTopic("exclusive");
        var exclusive = request(topic, "first").toBuilder()
                .setProducerAccessMode(ProducerAccessMode.Exclusive)
                .build();

        var first = wire.producers().createProducer(exclusive);
        var second = wire.producers()
                .createProducer(exclusive.toBuilder().setProducerName("second").build());

        assertThat(second.getProducerId()).isNotEqualTo(first.getProducerId());
    }

    @Test
    void aPublishIsAnsweredWithItsRequestId() {
        var producer = wire.producer(BrokerUnderTest.newTopic("echo"));
        var message = producer.message(ByteString.EMPTY).setRequestId(-2).build();

        assertThat(producer.send(message)).isEqualTo(-2);
    }

    @Test
    void anUnknownProducerIdIsNotFound() {
        var known = wire.producer(BrokerUnderTest.newTopic("unknown"));
        var unknown = new WireProducer(wire, known.topic(), known.name(), known.id() + 1);

        assertThat(Refusal.of(() -> unknown.send("lost")).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aProducerOfAnotherTopicIsRefused() {
        var one = wire.producer(BrokerUnderTest.newTopic("one"));
        var two = wire.producer(BrokerUnderTest.newTopic("two"));
        var stray = one.message(ByteString.EMPTY)
                .setMsgId(MsgID.newBuilder().setProducerId(one.id()).setTopicName(two.topic()))
                .build();

        Refusal.expect(Code.PERMISSION_DENIED, "is not attached to topic name", () -> one.send(stray));
    }

    @Test
    void aMessageWithoutIdIsNotAccepted() {
        var producer = wire.producer(BrokerUnderTest.newTopic("anonymous"));
        var message = producer.message(ByteString.EMPTY).clearMsgId().build();

        assertThat(Refusal.of(() -> producer.send(message)).getCode())
                .isNotIn(List.of(Code.OK, Code.DEADLINE_EXCEEDED));
        producer.send("the connection goes on");
    }

    private static ProducerRequest request(String topic, String name) {
        return ProducerRequest.newBuilder()
                .setRequestId(Long.MIN_VALUE)
                .setTopicName(topic)
                .setProducerName(name)
                .setDispatchStrategy(DispatchStrategy.Reliable)
                .build();
    }
}
