package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers, producers and consumers that are defective on the real wire, each of which the checker must find out. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DeliveryDefectsTest {

    private static final TopicName TOPIC = TopicName.parse("/default/delivery");
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final int MESSAGES = 200;

    @TempDir
    private Path directory;

    private final EmbeddedBroker broker = EmbeddedBroker.builder().build().start();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void aPublishThatIsAnsweredBeforeItIsStoredIsLost() {
        var publishes = new AtomicInteger();
        try (var forgetful = new RelayBroker(broker.serviceUrl(), (message, stub, out) -> {
            if (publishes.incrementAndGet() % 50 == 0) {
                answer(message, out);
            } else {
                stub.sendMessage(message, out);
            }
        })) {
            var report = runOn(forgetful.serviceUrl());

            assertThat(report.problems()).as(report.toString()).containsExactly(Category.LOST);
            assertThat(report.count(Category.LOST)).isEqualTo(MESSAGES / 50);
        }
    }

    @Test
    void aMessageThatIsStoredTwiceWithoutDisturbanceIsDuplicated() {
        try (var repeating = new RelayBroker(broker.serviceUrl(), (message, stub, out) -> {
            stub.sendMessage(message, out);
            if (message.getRequestId() == 7) {
                stub.sendMessage(message, ignored());
            }
        })) {
            var report = runOn(repeating.serviceUrl());

            assertThat(report.problems()).as(report.toString()).containsExactly(Category.DUPLICATED);
            assertThat(report.count(Category.DUPLICATED)).isEqualTo(1);
        }
    }

    @Test
    void aMessageThatIsAcknowledgedBeforeItIsProcessedIsLost() {
        createTopic();
        var defective = ChildJvm.start(
                AckFirstConsumer.class,
                List.of(broker.serviceUrl(), TOPIC.toString(), directory.toString()),
                Duration.ofMinutes(1));
        var progress = new Progress(directory);
        try {
            defective.awaitReady();
            try (var producer = SequencedProducer.start(setup(MESSAGES))) {
                await().atMost(1, TimeUnit.MINUTES).until(() -> progress.read().received() == MESSAGES);
            }
        } finally {
            defective.kill();
        }
        try (var sound =
                SequencedConsumer.start(AckFirstConsumer.setup(broker.serviceUrl(), TOPIC, directory, "sound"))) {
            assertThat(sound.ready()).succeedsWithin(20, TimeUnit.SECONDS);
            drain(progress, sound);
        }

        var report = DeliveryChecker.check(directory, DeliveryRules.DEFAULT);
        assertThat(report.problems()).as(report.toString()).containsExactly(Category.LOST);
    }

    @Test
    void aPublishThatIsOvertakenWhileItIsTriedAgainIsReordered() {
        createTopic();
        var progress = new Progress(directory);
        try (var consumer = SequencedConsumer.start(
                        AckFirstConsumer.setup(broker.serviceUrl(), TOPIC, directory, "sound"));
                var producer = new OvertakingProducer(broker.serviceUrl(), TOPIC, directory, "run-1")) {
            assertThat(consumer.ready()).succeedsWithin(20, TimeUnit.SECONDS);
            broker.faults().refuseSend(TOPIC.toString(), 1);

            producer.send(3);
            drain(progress, consumer);
        }

        var report = DeliveryChecker.check(directory, DeliveryRules.DEFAULT);
        assertThat(report.problems()).as(report.toString()).containsExactly(Category.REORDERED);
        assertThat(report.count(Category.REORDERED)).isEqualTo(1);
    }

    private DeliveryReport runOn(String serviceUrl) {
        try (var run = DeliveryRun.on(serviceUrl, TOPIC, directory)
                .messages(MESSAGES)
                .patience(SHORT)
                .start()) {
            run.awaitProducers();
            return run.finish();
        }
    }

    private ProducerSetup setup(long messages) {
        return new ProducerSetup(
                broker.serviceUrl(), TOPIC, "run-1", "p0", directory, 0, 4, 100, 0, messages, Duration.ofSeconds(30));
    }

    private void createTopic() {
        try (var client = DanubeClient.builder(broker.serviceUrl()).build()) {
            assertThat(client.createTopic(TOPIC, DispatchStrategy.RELIABLE, 0)).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }

    private static void drain(Progress progress, SequencedConsumer consumer) {
        await().atMost(1, TimeUnit.MINUTES).until(new Drain(progress, SHORT, Duration.ofMillis(500))::isOver);
        consumer.drained();
    }

    private static void answer(StreamMessage message, StreamObserver<MessageResponse> out) {
        out.onNext(MessageResponse.newBuilder()
                .setRequestId(message.getRequestId())
                .build());
        out.onCompleted();
    }

    private static StreamObserver<MessageResponse> ignored() {
        return new StreamObserver<>() {
            @Override
            public void onNext(MessageResponse answer) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {}
        };
    }
}
