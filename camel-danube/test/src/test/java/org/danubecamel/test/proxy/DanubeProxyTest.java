package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.test.proxy.DanubeStory.consumer;
import static org.danubecamel.test.proxy.DanubeStory.expectAll;
import static org.danubecamel.test.proxy.DanubeStory.message;
import static org.danubecamel.test.proxy.DanubeStory.producer;
import static org.danubecamel.test.proxy.DanubeStory.send;
import static org.danubecamel.test.proxy.DanubeStory.texts;
import static org.danubecamel.test.proxy.Direction.TO_CLIENT;
import static org.danubecamel.test.proxy.Direction.TO_TARGET;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.DiscoveryGrpc;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.test.client.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client lives through the proxy's faults, and stays on the proxy. */
final class DanubeProxyTest {

    private final DanubeStory story = new DanubeStory();
    private final DanubeProxy proxy = story.proxy();
    private final Received received = Received.acknowledged();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void clientsStayOnTheProxyAfterTheLookup() {
        var producer = producer(story.client());
        send(producer, "before");

        proxy.tcp().closePort();
        proxy.tcp().cut();

        var sent = producer.send(message("meanwhile"));
        await().until(() -> producer.state().status() == ConnectionState.Status.CONNECTING);
        assertThat(sent).isNotDone();
        proxy.tcp().accept();
        assertThat(sent).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void aTcpProxyAloneIsLeftAfterTheLookup() {
        // A topic that does not exist yet is made where it was looked up.
        producer(story.client());
        try (var alone = TcpProxy.open(story.broker()::serviceUrl)) {
            var producer = producer(story.clientOf(alone.url()));

            alone.closePort();
            alone.cut();

            send(producer, "past the proxy");
        }
    }

    @Test
    void aTcpProxyMayStandBehindTheGrpcProxy() {
        try (var tcp = TcpProxy.open(story.broker()::serviceUrl);
                var grpc = GrpcProxy.open(tcp::url)) {
            var client = story.clientOf(grpc.url());
            consumer(client, received);
            var producer = producer(client);
            send(producer, "before");
            tcp.cut();
            send(producer, "after");

            expectAll(List.of("before", "after"), received);
            assertThat(tcp.accepted()).isEqualTo(2);
        }
    }

    @Test
    void everythingArrivesAcrossCuts() {
        var client = story.client();
        consumer(client, received);
        var producer = producer(client);

        for (var text : texts(200)) {
            producer.send(message(text));
            if (text.endsWith("50")) {
                proxy.tcp().cut();
            }
        }

        expectAll(texts(200), received);
        assertThat(proxy.tcp().accepted()).isGreaterThan(1);
    }

    @Test
    void everythingArrivesAcrossTornFrames() {
        var client = story.client();
        consumer(client, received);
        var producer = producer(client);
        proxy.tcp().cutAfter(TO_TARGET, 1_001);
        proxy.tcp().cutAfter(TO_CLIENT, 2_003);

        texts(200).forEach(text -> producer.send(message(text)));

        expectAll(texts(200), received);
        assertThat(proxy.tcp().accepted()).isGreaterThan(1);
    }

    @Test
    void everythingArrivesAfterAStall() {
        var client = story.client();
        consumer(client, received);
        var producer = producer(client);
        proxy.tcp().stall();

        texts(100).forEach(text -> producer.send(message(text)));
        received.expectNothingFor(Duration.ofMillis(300));
        proxy.tcp().resume();

        expectAll(texts(100), received);
        assertThat(proxy.tcp().accepted()).isEqualTo(1);
    }

    @Test
    void everythingArrivesOverASlowLine() {
        var client = story.client();
        consumer(client, received);
        var producer = producer(client);
        proxy.tcp().slow(50_000);
        proxy.tcp().latency(Duration.ofMillis(20));

        texts(100).forEach(text -> producer.send(message(text)));

        expectAll(texts(100), received);
    }

    @Test
    void aMessageWhoseAnswerIsLostIsStoredTwiceUnderOneNumber() {
        var client = story.client();
        consumer(client, received);
        var producer = producer(client);
        var lost = proxy.grpc()
                .on(ProducerServiceGrpc.getSendMessageMethod())
                .where(message -> message.getPayload().toStringUtf8().equals("repeated"))
                .next(1)
                .loseResponse();

        send(producer, "repeated");
        send(producer, "next");

        expectRepetition();
        assertThat(lost.struck()).isEqualTo(1);
    }

    @Test
    void withoutTheLossThatIsNotSeen() {
        var client = story.client();
        consumer(client, received);
        var producer = producer(client);
        texts(3).forEach(text -> send(producer, text));

        assertThatThrownBy(this::expectRepetition).isInstanceOf(AssertionError.class);
    }

    private void expectRepetition() {
        var messages = received.next(3);
        assertThat(messages).extracting(Received::text).containsExactly("repeated", "repeated", "next");
        assertThat(messages)
                .extracting(DanubeMessage::requestId)
                .element(1)
                .isEqualTo(messages.get(0).requestId());
    }

    @Test
    void aRefusedSendIsRepeated() {
        var producer = producer(story.client());
        var refused = proxy.grpc()
                .on(ProducerServiceGrpc.getSendMessageMethod())
                .next(3)
                .refuse(Status.UNAVAILABLE);

        send(producer, "hello");

        assertThat(refused.struck()).isEqualTo(3);
    }

    @Test
    void everythingArrivesAcrossBrokenStreams() {
        var client = story.client();
        consumer(client, received);
        var producer = producer(client);
        var broken = proxy.grpc()
                .on(ConsumerServiceGrpc.getReceiveMessagesMethod())
                .next(3)
                .breakStreamAfter(7, Status.UNAVAILABLE);
        proxy.tcp().cut();

        texts(100).forEach(text -> producer.send(message(text)));

        expectAll(texts(100), received);
        assertThat(broken.struck()).isEqualTo(3);
    }

    @Test
    void aLookupThatIsHeldHoldsTheProducer() {
        var held = proxy.grpc().on(DiscoveryGrpc.getTopicLookupMethod()).holdResponse();
        var producer = story.client().newProducer(DanubeStory.ordered());
        await().until(() -> held.struck() == 1);
        assertThat(producer.ready()).isNotDone();

        held.end();

        assertThat(producer.ready()).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void theBrokerMayComeBackElsewhere() {
        var producer = producer(story.client());
        send(producer, "before");

        story.replaceBroker();

        send(producer, "after");
    }

    @Test
    void allFaultsEndAtOnce() {
        var producer = producer(story.client());
        proxy.tcp().stall();
        proxy.grpc().on(ProducerServiceGrpc.getSendMessageMethod()).refuse(Status.UNAVAILABLE);

        proxy.endFaults();

        send(producer, "hello");
    }
}
