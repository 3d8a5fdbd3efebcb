package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends BrokerTest {

    private EmbeddedBroker broker;
    private RawClient client;
    private RawProducer producer;

    @BeforeEach
    void startWithATopic() {
        broker = broker();
        client = client(broker);
        producer = client.producer(TOPIC);
    }

    @Test
    void anUnloadedTopicEndsItsStreamsAndForgetsItsIds() {
        RawConsumer consumer = openConsumer();

        broker.faults().unload(TOPIC);

        assertThat(consumer.awaitEnd()).isEqualTo(Status.OK);
        assertRefused(Status.Code.NOT_FOUND, "does not exist", () -> producer.send("x"));
        assertThat(client.health(ClientType.Producer, producer.id())).isEqualTo(ClientStatus.CLOSE);
        assertThat(client.health(ClientType.Consumer, consumer.id())).isEqualTo(ClientStatus.CLOSE);
        assertThat(client.receive("s", consumer.id()).awaitEnd().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertRefused(
                Status.Code.INTERNAL,
                "Error acknowledging message: Topic " + TOPIC + " not found in registry",
                () -> consumer.ack(consumer.received().get(0)));
    }

    @Test
    void anUnloadedTopicComesBackWithItsMessagesAndPositions() {
        RawConsumer before = openConsumer();
        producer.sendRange(1, 6);
        before.ackUntil(3);
        broker.faults().unload(TOPIC);

        assertThat(client.lookup(TOPIC).getResponseType()).isEqualTo(LookupType.Connect);
        client.producer(TOPIC).send("6");
        RawConsumer after = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "another name");

        after.awaitExactly("3", "4", "5", "6");
        assertThat(after.offsets()).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void anUnloadKeepsOnlyTheContiguousPosition() {
        RawConsumer before = openConsumer();
        producer.sendRange(1, 3);
        before.ack(before.awaitCount(2));
        broker.faults().unload(TOPIC);

        client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c").awaitExactly("0", "1", "2");
    }

    @Test
    void aDroppedStreamIsUnavailableAndItsMessagesComeAgain() {
        RawConsumer broken = openConsumer();

        broker.faults().dropStreams(TOPIC, "s");

        assertThat(broken.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(client.health(ClientType.Consumer, broken.id())).isEqualTo(ClientStatus.CLOSE);
        client.receive("s", broken.id()).awaitExactly("0");
    }

    @Test
    void aMessageWhoseResponseIsLostIsStored() {
        RawConsumer consumer = openConsumer();
        broker.faults().loseSendResponse(TOPIC, 1);

        assertRefused(Status.Code.UNAVAILABLE, "Injected fault", () -> producer.send("1"));
        producer.send("2");

        consumer.awaitExactly("0", "1", "2");
    }

    @Test
    void aRefusedMessageIsNotStored() {
        RawConsumer consumer = openConsumer();
        broker.faults().refuseSend(TOPIC, 2);

        for (int i = 0; i < 2; i++) {
            assertRefused(
                    Status.Code.PERMISSION_DENIED,
                    "Unable to publish the message: Topic " + TOPIC + " is draining or closed",
                    () -> producer.send("refused"));
        }
        producer.send("1");

        consumer.awaitExactly("0", "1");
        assertThat(consumer.offsets()).containsExactly(0L, 1L);
    }

    @Test
    void aSendIsRefusedWithTheStatusAskedFor() {
        broker.faults().refuseSend(TOPIC, 1, Status.INTERNAL.withDescription("as asked"));

        assertRefused(Status.Code.INTERNAL, "as asked", () -> producer.send("x"));
    }

    @Test
    void aDroppedAckIsAnsweredWithOkAndHasNoEffect() {
        RawConsumer consumer = openConsumer();
        broker.faults().dropAcks(TOPIC, 1);

        consumer.ack(consumer.received().get(0));

        RawConsumer second = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        second.awaitExactly("0");
        second.ack(second.received().get(0));
        RawConsumer third = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        third.assertQuiet();
        assertThat(third.received()).isEmpty();
    }

    @Test
    void aFaultOfATopicOrSubscriptionThatDoesNotExistNamesIt() {
        assertThatThrownBy(() -> broker.faults().unload("/default/none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/default/none");
        assertThatThrownBy(() -> broker.faults().dropStreams(TOPIC, "none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    /** Opens an exclusive consumer that has received the message "0" and not acknowledged it. */
    private RawConsumer openConsumer() {
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("0");
        consumer.awaitCount(1);
        return consumer;
    }
}
