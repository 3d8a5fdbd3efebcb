package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker with a data directory knows when it is started again. */
class DataDirectoryTest extends BrokerTest {

    @TempDir
    private Path directory;

    @Test
    void messagesThatWereNotAcknowledgedAreDeliveredAfterARestart() {
        restartAfter(client -> {
            client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");
            client.producer(TOPIC).sendRange(0, 5);
        });

        client().consumer(TOPIC, "s", SubscriptionType.Shared, "c").awaitExactly("0", "1", "2", "3", "4");
    }

    @Test
    void whatWasAcknowledgedDoesNotComeAgainNotEvenAboveTheFirstOpenMessage() {
        restartAfter(client -> {
            RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
            client.producer(TOPIC).sendRange(0, 5);
            consumer.awaitCount(5);
            List.of(0, 2, 4).forEach(index -> consumer.ack(consumer.received().get(index)));
        });

        client().consumer(TOPIC, "s", SubscriptionType.Shared, "c").awaitExactly("1", "3");
    }

    @Test
    void offsetsGoOnWhereTheyEnded() {
        restartAfter(client -> {
            client.producer(TOPIC).sendRange(0, 3);
            client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");
            client.producer(TOPIC).sendRange(3, 5);
        });

        RawClient client = client();
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        client.producer(TOPIC).send("5");
        consumer.awaitCount(3);

        assertThat(consumer.offsets()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void eachSubscriptionKeepsItsOwnPosition() {
        restartAfter(client -> {
            RawConsumer quick = client.consumer(TOPIC, "quick", SubscriptionType.Exclusive, "c");
            client.subscribe(TOPIC, "slow", SubscriptionType.Exclusive, "c");
            client.producer(TOPIC).sendRange(0, 3);
            quick.ackUntil(3);
        });

        RawClient client = client();
        client.consumer(TOPIC, "slow", SubscriptionType.Exclusive, "c").awaitExactly("0", "1", "2");
        client.consumer(TOPIC, "quick", SubscriptionType.Exclusive, "c").assertQuiet();
    }

    @Test
    void messagesAreTheSameInEveryField() {
        StreamMessage sent = StreamMessage.newBuilder()
                .setRequestId(-1)
                .setPublishTime(77)
                .setProducerName("p")
                .setRoutingKey("key")
                .setSchemaId(5)
                .setSchemaVersion(6)
                .putAttributes("name", "value")
                .build();
        restartAfter(client -> {
            client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");
            RawProducer producer = client.producer(TOPIC);
            client.send(sent.toBuilder()
                    .setMsgId(producer.message("").getMsgId())
                    .setPayload(producer.message("body").getPayload())
                    .build());
        });

        StreamMessage received =
                client().consumer(TOPIC, "s", SubscriptionType.Shared, "c").awaitCount(1);

        assertThat(received.getPayload().toStringUtf8()).isEqualTo("body");
        assertThat(received.toBuilder().clearPayload().clearMsgId().build()).isEqualTo(sent);
    }

    @Test
    void failurePoliciesSurvive() {
        SubscriptionFailurePolicy policy = SubscriptionFailurePolicy.newBuilder()
                .setMaxRedeliveryCount(7)
                .setAckTimeoutMs(1234)
                .setPoisonPolicy(SubscriptionPoisonPolicy.Drop)
                .build();
        EmbeddedBroker first = open();
        admin(first).createTopic(TOPIC);
        admin(first).setFailurePolicy(TOPIC, "s", policy);
        first.close();

        assertThat(admin(open()).failurePolicy(TOPIC, "s").getFailurePolicy()).isEqualTo(policy);
    }

    @Test
    void topicsAndNamespacesSurviveAndWhatWasDeletedStaysDeleted() {
        EmbeddedBroker first = open();
        RawAdmin admin = admin(first);
        admin.namespaces().createNamespace(RawAdmin.namespace("shop"));
        admin.namespaces().createNamespace(RawAdmin.namespace("gone"));
        admin.namespaces().deleteNamespace(RawAdmin.namespace("gone"));
        admin.createTopic("/shop/orders");
        admin.createTopic("/shop/gone");
        admin.deleteTopic("/shop/gone");
        first.close();

        RawAdmin again = admin(open());

        assertThat(again.topics()
                        .listNamespaceTopics(RawAdmin.namespace("shop"))
                        .getTopicsList())
                .singleElement()
                .satisfies(topic -> assertThat(topic.getName()).isEqualTo("/shop/orders"));
        assertRefused(Status.Code.NOT_FOUND, "does not exists", () -> again.namespaces()
                .deleteNamespace(RawAdmin.namespace("gone")));
    }

    @Test
    void aSubscriptionThatWasDroppedBeginsAnew() {
        EmbeddedBroker first = open();
        RawClient client = client(first);
        RawProducer producer = client.producer(TOPIC);
        RawConsumer dropped = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        producer.send("before");
        dropped.awaitCount(1);
        dropped.cancel();
        await().until(() -> client.health(ClientType.Consumer, dropped.id()) == ClientStatus.CLOSE);
        admin(first).unsubscribe(TOPIC, "s");
        first.close();

        RawClient again = client();
        RawConsumer consumer = again.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        again.producer(TOPIC).send("after");

        consumer.awaitExactly("after");
    }

    @Test
    void theOrderOfAKeySurvives() {
        restartAfter(client -> {
            client.subscribe(TOPIC, "s", SubscriptionType.KeyShared, "c");
            RawProducer producer = client.producer(TOPIC);
            List.of("1", "2", "3").forEach(payload -> producer.send("key", payload));
        });

        RawConsumer consumer = client().consumer(TOPIC, "s", SubscriptionType.KeyShared, "c");
        consumer.ackUntil(3);

        assertThat(consumer.payloads()).containsExactly("1", "2", "3");
    }

    @Test
    void theStrategyOfATopicSurvives() {
        EmbeddedBroker first = open();
        admin(first).createTopic(TOPIC);
        first.close();

        RawClient client = client();

        assertRefused(
                Status.Code.FAILED_PRECONDITION,
                "strategy",
                () -> client.producer(TOPIC, "p", DispatchStrategy.NonReliable));
    }

    @Test
    void aSecondBrokerOnTheSameDirectoryIsRefused() {
        open();

        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("used by another broker")
                .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> broker(settings -> settings.dataDirectory(Path.of("/dev/null/data"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/dev/null/data");
    }

    private interface Use {
        void with(RawClient client);
    }

    private void restartAfter(Use use) {
        EmbeddedBroker first = open();
        admin(first).createTopic(TOPIC);
        use.with(client(first));
        first.close();
    }

    private EmbeddedBroker open() {
        return broker(settings -> settings.dataDirectory(directory));
    }

    private RawClient client() {
        return client(open());
    }
}
