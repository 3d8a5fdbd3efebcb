package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.List;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.SchemaReference;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

class PublishTest extends BrokerTest {

    @Test
    void aProducerNameIsOneProducerWhoeverAsks() {
        EmbeddedBroker broker = broker();

        RawProducer first = client(broker).producer(TOPIC);
        RawProducer second = client(broker).producer(TOPIC);

        assertThat(second.id()).isEqualTo(first.id()).isNegative();
    }

    @Test
    void offsetsStartAtZeroAndRiseByOne() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");

        producer.sendRange(0, 5);
        consumer.ackUntil(5);

        assertThat(consumer.offsets()).isEqualTo(List.of(0L, 1L, 2L, 3L, 4L));
    }

    @Test
    void everythingTheProducerWroteArrivesUnchangedButTheOffset() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        StreamMessage sent = producer.message("").toBuilder()
                .setRequestId(-5)
                .setPublishTime(123)
                .putAttributes("k", "v")
                .setRoutingKey("\uD83D\uDE00 key")
                .setSchemaId(9)
                .setSchemaVersion(3)
                .build();

        assertThat(client.send(sent).getRequestId()).isEqualTo(-5);

        assertThat(consumer.awaitCount(1)).isEqualTo(sent);
    }

    @Test
    void anUnknownProducerIdIsNotFound() {
        RawClient client = client(broker());

        assertRefused(
                Status.Code.NOT_FOUND,
                "The producer with id 18446744073709551615 does not exist",
                () -> client.send(RawClient.message(TOPIC, -1, "x")));
        assertThat(client.health(ClientType.Producer, -1)).isEqualTo(ClientStatus.CLOSE);
    }

    @Test
    void aMissingMessageIdIsAnInvalidArgument() {
        RawClient client = client(broker());

        assertRefused(Status.Code.INVALID_ARGUMENT, "no msg_id", () -> client.send(StreamMessage.getDefaultInstance()));
    }

    @Test
    void aProducerOfAnotherTopicIsNotAttached() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        client.producer("/default/other");

        assertRefused(
                Status.Code.PERMISSION_DENIED,
                "Unable to publish the message: the producer with id " + Long.toUnsignedString(producer.id())
                        + " is not attached to topic name: /default/other",
                () -> client.send(RawClient.message("/default/other", producer.id(), "x")));
    }

    @Test
    void aDeletedTopicRefusesItsProducers() {
        EmbeddedBroker broker = broker();
        RawClient client = client(broker);
        RawProducer producer = client.producer(TOPIC);
        admin(broker).deleteTopic(TOPIC);

        assertRefused(
                Status.Code.PERMISSION_DENIED,
                "Unable to publish the message: Topic " + TOPIC + " not found in registry",
                () -> producer.send("x"));
        assertThat(client.health(ClientType.Producer, producer.id())).isEqualTo(ClientStatus.CLOSE);
    }

    @Test
    void theDispatchStrategyIsFixedByWhoeverCreatedTheTopic() {
        RawClient client = client(broker());
        client.producer(TOPIC);

        assertRefused(
                Status.Code.FAILED_PRECONDITION,
                "Producer requested dispatch strategy does not match topic strategy",
                () -> client.producer(TOPIC, "other", DispatchStrategy.NonReliable));
    }

    @Test
    void aMissingNamespaceIsUnavailable() {
        RawClient client = client(broker());

        assertRefused(
                Status.Code.UNAVAILABLE,
                "Unable to find the namespace nope, the topic can be created only for an exisiting namespace",
                () -> client.producer("/nope/orders"));
    }

    @Test
    void aNamespaceGivenAtStartIsThere() {
        RawClient client = client(broker(builder -> builder.namespace("shop")));

        assertThat(client.producer("/shop/orders").id()).isNotZero();
    }

    @Test
    void withoutAutoCreationATopicMustExist() {
        RawClient client = client(broker(builder -> builder.autoCreateTopics(false)));

        assertRefused(Status.Code.NOT_FOUND, "Unable to find the topic: " + TOPIC, () -> client.producer(TOPIC));
    }

    @Test
    void aSchemaSubjectThatNobodyRegisteredIsRefused() {
        RawClient client = client(broker());
        ProducerRequest request = ProducerRequest.newBuilder()
                .setTopicName(TOPIC)
                .setSchemaRef(SchemaReference.newBuilder().setSubject("order"))
                .build();

        assertRefused(
                Status.Code.FAILED_PRECONDITION,
                "Failed to assign schema 'order' to topic '" + TOPIC + "'",
                () -> client.producers().createProducer(request));
    }

    @Test
    void aMessageOfExactlyTheLimitIsStoredAndOneByteMoreIsOutOfRange() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        int limit = 4 * 1024 * 1024;
        int overhead = ofPayload(producer, limit - 1000).getSerializedSize() - (limit - 1000);

        client.send(ofPayload(producer, limit - overhead));

        assertRefused(
                Status.Code.OUT_OF_RANGE,
                "decoded message length too large: found 4194305 bytes, the limit is: 4194304 bytes",
                () -> client.send(ofPayload(producer, limit - overhead + 1)));
    }

    @Test
    void aPayloadOverTheTopicsLimitIsAnInvalidArgument() {
        RawClient client = client(broker(builder -> builder.limits(new Limits(0, 0, 0, 3))));
        RawProducer producer = client.producer(TOPIC);

        producer.send("abc");

        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "Message size 4 exceeds maximum allowed 3 for topic " + TOPIC,
                () -> producer.send("abcd"));
    }

    @Test
    void producersOverTheLimitAreRefusedAndKnownOnesAreNot() {
        RawClient client = client(broker(builder -> builder.limits(new Limits(1, 0, 0, 0))));
        RawProducer first = client.producer(TOPIC);

        assertRefused(
                Status.Code.RESOURCE_EXHAUSTED,
                "Producer limit reached for topic " + TOPIC + ". Current: 1, Limit: 1",
                () -> client.producer(TOPIC, "second", DispatchStrategy.Reliable));
        assertThat(client.producer(TOPIC).id()).isEqualTo(first.id());
    }

    @Test
    void idsOfBothHalvesOfTheUnsignedRangeWork() {
        long[] ids = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 1};
        int[] next = {0};
        RawClient client = client(broker(builder -> builder.ids(() -> ids[next[0]++])));

        RawProducer producer = client.producer(TOPIC);
        RawConsumer high = client.consumer(TOPIC, "s", SubscriptionType.Shared, "high");
        client.producer(TOPIC, "other", DispatchStrategy.Reliable).send("x");
        producer.send("y");

        high.awaitExactly("x", "y");
        assertThat(producer.id()).isEqualTo(Long.MAX_VALUE);
        assertThat(high.id()).isEqualTo(Long.MIN_VALUE);
        assertThat(client.health(ClientType.Consumer, high.id())).isEqualTo(ClientStatus.OK);
    }

    private static StreamMessage ofPayload(RawProducer producer, int bytes) {
        return producer.message("").toBuilder()
                .setPayload(ByteString.copyFrom(new byte[bytes]))
                .build();
    }
}
