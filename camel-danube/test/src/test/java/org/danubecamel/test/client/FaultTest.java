package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client survives what brokers do. Needs a broker that misbehaves when told to, so it is the embedded one. */
final class FaultTest {

    private static final TopicName TOPIC = TopicName.parse("/default/faults");

    private final EmbeddedBroker broker =
            EmbeddedBroker.builder().ackTimeout(Duration.ofSeconds(1)).build().start();
    private final DanubeClient client =
            DanubeClient.builder(broker.serviceUrl()).build();
    private final Received received = Received.acknowledged();

    private Producer producer;
    private Consumer consumer;

    @BeforeEach
    void connect() {
        producer = client.newProducer(ProducerOptions.of(TOPIC).withOrdered(true));
        assertThat(producer.ready()).succeedsWithin(10, TimeUnit.SECONDS);
        consumer = subscribe(received);
    }

    @AfterEach
    void close() {
        client.close();
        broker.close();
    }

    @Test
    void aDroppedStreamIsOpenedAgain() {
        send("before");
        received.next();

        broker.faults().dropStreams(TOPIC.toString(), "subscription");
        send("after");

        assertThat(received.texts(1)).containsExactly("after");
    }

    @Test
    void nothingIsLostOrOutOfOrderWhileStreamsDrop() {
        var texts = ClientFacts.numbered("message-", 200);

        for (var text : texts) {
            producer.send(ClientFacts.message(text));
            if (text.endsWith("50")) {
                broker.faults().dropStreams(TOPIC.toString(), "subscription");
            }
        }

        assertThat(received.texts(200)).containsExactlyElementsOf(texts);
        received.expectNothingFor(Duration.ofMillis(1_500));
    }

    @Test
    void anUnloadedTopicIsFoundAgainByProducerAndConsumer() {
        send("before");
        received.next();

        broker.faults().unload(TOPIC.toString());
        send("after");

        assertThat(received.texts(1)).containsExactly("after");
        await().until(() -> consumer.state().status() == ConnectionState.Status.CONNECTED);
    }

    @Test
    void nothingIsLostOrOutOfOrderWhileTheTopicIsUnloaded() {
        var texts = ClientFacts.numbered("message-", 200);

        for (var text : texts) {
            producer.send(ClientFacts.message(text));
            if (text.endsWith("50")) {
                broker.faults().unload(TOPIC.toString());
            }
        }

        assertThat(received.texts(200)).containsExactlyElementsOf(texts);
    }

    @Test
    void aRedirectIsFollowed() {
        var elsewhere = TopicName.parse("/default/elsewhere");
        try (var other = EmbeddedBroker.builder().build().start();
                var direct = DanubeClient.builder(other.serviceUrl()).build()) {
            assertThat(direct.createTopic(elsewhere, DispatchStrategy.RELIABLE, 0))
                    .succeedsWithin(10, TimeUnit.SECONDS);
            // All brokers of a cluster know all topics.
            assertThat(client.createTopic(elsewhere, DispatchStrategy.RELIABLE, 0))
                    .succeedsWithin(10, TimeUnit.SECONDS);
            broker.faults().redirect(elsewhere.toString(), other.serviceUrl());
            var redirected = Received.acknowledged();
            var reader = client.newConsumer(ClientFacts.shared(elsewhere).build(), redirected);
            assertThat(reader.ready()).succeedsWithin(10, TimeUnit.SECONDS);

            var writer = direct.newProducer(ProducerOptions.of(elsewhere));
            assertThat(writer.send(ClientFacts.message("from there"))).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(redirected.texts(1)).containsExactly("from there");

            var redirectedWriter = client.newProducer(ProducerOptions.of(elsewhere));
            assertThat(redirectedWriter.send(ClientFacts.message("from here"))).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(redirected.texts(1)).containsExactly("from here");
        }
    }

    @Test
    void aRefusalThatPassesIsRetriedInOrder() {
        broker.faults().refuseSend(TOPIC.toString(), 3);

        var texts = ClientFacts.numbered("message-", 5);
        texts.forEach(text -> producer.send(ClientFacts.message(text)));

        assertThat(received.texts(5)).containsExactlyElementsOf(texts);
    }

    @Test
    void aRefusalOfTheMessageFailsTheMessageAndNoOther() {
        broker.faults()
                .refuseSend(
                        TOPIC.toString(),
                        1,
                        Status.PERMISSION_DENIED.withDescription(
                                "Unable to publish the message: Payload validation failed"));

        var refused = producer.send(ClientFacts.message("refused"));
        var accepted = producer.send(ClientFacts.message("accepted"));

        assertThat(ClientFacts.failure(refused::join).id()).isEqualTo(ErrorId.MESSAGE_REFUSED);
        assertThat(accepted).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(received.texts(1)).containsExactly("accepted");
    }

    @Test
    void aMessageWhoseAnswerIsLostIsRepeatedUnderItsNumberAheadOfLaterOnes() {
        broker.faults().loseSendResponse(TOPIC.toString(), 1);

        producer.send(ClientFacts.message("repeated"));
        producer.send(ClientFacts.message("next"));

        var messages = received.next(3);
        assertThat(messages).extracting(Received::text).containsExactly("repeated", "repeated", "next");
        assertThat(messages.get(1).requestId()).isEqualTo(messages.get(0).requestId());
    }

    @Test
    void anAcknowledgementThatTheBrokerForgetsIsRepeated() {
        broker.faults().dropAcks(TOPIC.toString(), 1);

        send("once");

        assertThat(received.texts(1)).containsExactly("once");
        received.expectNothingFor(Duration.ofSeconds(3));
    }

    private void send(String text) {
        assertThat(producer.send(ClientFacts.message(text))).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private Consumer subscribe(Received listener) {
        var options = ClientFacts.shared(TOPIC)
                .subscriptionType(SubscriptionType.EXCLUSIVE)
                .consumerName("consumer")
                .build();
        var made = client.newConsumer(options, listener);
        assertThat(made.ready()).succeedsWithin(10, TimeUnit.SECONDS);
        return made;
    }
}
