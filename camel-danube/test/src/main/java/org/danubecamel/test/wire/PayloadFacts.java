package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.Random;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message carries arrives as it was sent, up to 4 MiB with all that belongs to it. */
final class PayloadFacts extends WireFacts {

    private static final int LIMIT = 4 << 20;

    private WireProducer producer;
    private WireStream stream;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("payload"));
        stream = open(subscribe(producer.topic()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1024, 1 << 20})
    void aPayloadArrivesWhole(int size) {
        var payload = randomBytes(size);

        producer.send(producer.message(payload).build());

        assertThat(stream.next().getPayload().equals(payload)).isTrue();
    }

    @Test
    void aMessageOfTheLargestSizeArrivesWhole() {
        var message = messageOfEncodedSize(LIMIT);

        producer.send(message);

        assertThat(stream.next().getPayload().equals(message.getPayload())).isTrue();
    }

    @Test
    void oneByteMoreIsRefused() {
        var message = messageOfEncodedSize(LIMIT + 1);

        Refusal.expect(Code.OUT_OF_RANGE, "the limit is: 4194304 bytes", () -> producer.send(message));
    }

    @Test
    void attributesAreCarried() {
        var attributes = Map.of("plain", "value", "empty", "", "größe", "五 \uD83D\uDE00", "", "without a name");

        producer.send(
                producer.message(ByteString.EMPTY).putAllAttributes(attributes).build());

        assertThat(stream.next().getAttributesMap()).isEqualTo(attributes);
    }

    @Test
    void theRoutingKeyIsCarried() {
        producer.send("key", "with a key");
        producer.send("", "with an empty key");
        producer.send("without a key");

        assertThat(stream.next().getRoutingKey()).isEqualTo("key");
        assertThat(stream.next().hasRoutingKey()).isTrue();
        assertThat(stream.next().hasRoutingKey()).isFalse();
    }

    @Test
    void publishTimeProducerAndRequestIdAreCarried() {
        var sent = producer.message(ByteString.EMPTY)
                .setPublishTime(-3)
                .setRequestId(-4)
                .build();

        producer.send(sent);

        var received = stream.next();
        assertThat(received.getPublishTime()).isEqualTo(-3);
        assertThat(received.getRequestId()).isEqualTo(-4);
        assertThat(received.getProducerName()).isEqualTo(producer.name());
        assertThat(received.getMsgId().getProducerId()).isEqualTo(producer.id());
        assertThat(received.getMsgId().getTopicName()).isEqualTo(producer.topic());
    }

    @Test
    void theSchemaOfATopicThatHasNoneIsCarried() {
        producer.send(producer.message(ByteString.EMPTY)
                .setSchemaId(-5)
                .setSchemaVersion(-6)
                .build());

        var received = stream.next();
        assertThat(received.getSchemaId()).isEqualTo(-5);
        assertThat(received.getSchemaVersion()).isEqualTo(-6);
    }

    @Test
    void offsetsCountFromZero() {
        producer.sendAll(numbered("message-", 3));

        assertThat(stream.next(3))
                .extracting(message -> message.getMsgId().getTopicOffset())
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void theSubscriptionIsNotNamedInADelivery() {
        producer.send("hello");

        assertThat(stream.next().getSubscriptionName()).isEmpty();
    }

    private StreamMessage messageOfEncodedSize(int size) {
        var overhead = producer.message(randomBytes(size)).build().getSerializedSize() - size;
        var message = producer.message(randomBytes(size - overhead)).build();
        assertThat(message.getSerializedSize()).isEqualTo(size);
        return message;
    }

    private static ByteString randomBytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
