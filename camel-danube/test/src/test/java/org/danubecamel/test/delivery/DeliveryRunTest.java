package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a sound broker are clean, what a fault excuses included. */
final class DeliveryRunTest {

    private static final TopicName TOPIC = TopicName.parse("/default/delivery");
    private static final int MESSAGES = 400;

    @TempDir
    private Path directory;

    private final EmbeddedBroker broker = EmbeddedBroker.builder().build().start();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void anUndisturbedRunIsCleanAndHasNothingToExcuse() {
        var report = finish(onBroker().producers(2));

        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().stored()).isEqualTo(2 * MESSAGES);
        assertThat(report.counts().processings()).isEqualTo(2 * MESSAGES);
    }

    @Test
    void aPartitionedTopicWithSeveralConsumersIsClean() {
        var report = finish(onBroker()
                .partitions(2)
                .type(SubscriptionType.KEY_SHARED)
                .consumers(2)
                .concurrency(2));

        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.counts().processed()).isEqualTo(MESSAGES);
    }

    @Test
    void severalConsumersOfASharedSubscriptionOweNoOrder() {
        var report = finish(onBroker().type(SubscriptionType.SHARED).consumers(2));

        assertThat(report.isClean()).as(report.toString()).isTrue();
    }

    @Test
    void whatIsSentAgainBecauseItsAnswerWasLostIsExcused() {
        try (var run = onBroker().messagesPerSecond(400).start()) {
            broker.faults().loseSendResponse(TOPIC.toString(), 3);
            run.awaitProducers();
            var report = run.finish();

            assertThat(report.isClean()).as(report.toString()).isTrue();
            assertThat(report.counts().doubts()).isGreaterThanOrEqualTo(3);
            assertThat(report.count(Category.STORED_AGAIN)).isEqualTo(3);
        }
    }

    @Test
    void aStreamThatEndsIsRecorded() {
        try (var run = onBroker()
                .type(SubscriptionType.KEY_SHARED)
                .messagesPerSecond(400)
                .start()) {
            await().atMost(1, TimeUnit.MINUTES).until(() -> run.progress().processed() >= 100);
            broker.faults().dropStreams(TOPIC.toString(), "delivery");
            run.awaitProducers();
            var report = run.finish();

            assertThat(report.isClean()).as(report.toString()).isTrue();
        }

        var ends = new ArrayList<Event>();
        new EventTail(directory.resolve("consumer-c0-0.events")).poll(event -> {
            if (event instanceof Event.Ended) {
                ends.add(event);
            }
        });
        assertThat(ends).singleElement().satisfies(end -> assertThat(end)
                .isEqualTo(new Event.Ended(end.micros(), TOPIC.toString(), "UNAVAILABLE")));
    }

    @Test
    void aConsumerThatIsReplacedGoesOnWhereTheLastOneStopped() {
        try (var run = onBroker().messagesPerSecond(400).start()) {
            await().atMost(1, TimeUnit.MINUTES).until(() -> run.progress().processed() >= 100);
            run.replaceConsumer(0);
            run.awaitProducers();
            var report = run.finish();

            assertThat(report.isClean()).as(report.toString()).isTrue();
            assertThat(report.counts().processings()).isEqualTo(MESSAGES);
        }
    }

    @Test
    void aBoundedRunCanBeStoppedBefore() {
        try (var run =
                onBroker().messages(Long.MAX_VALUE).messagesPerSecond(500).start()) {
            await().atMost(1, TimeUnit.MINUTES).until(() -> run.progress().processed() >= 100);
            var report = run.finish();

            assertThat(report.isClean()).as(report.toString()).isTrue();
            assertThat(report.counts().attempted()).isEqualTo(report.counts().processed());
        }
    }

    @Test
    void aRunWhoseMessagesAreAllRefusedIsNotClean() {
        try (var client = DanubeClient.builder(broker.serviceUrl()).build()) {
            assertThat(client.createTopic(TOPIC, DispatchStrategy.RELIABLE, 0)).succeedsWithin(20, TimeUnit.SECONDS);
        }
        broker.faults()
                .refuseSend(
                        TOPIC.toString(),
                        MESSAGES,
                        Status.PERMISSION_DENIED.withDescription(
                                "Unable to publish the message: Payload validation failed"));

        var report = finish(onBroker());

        assertThat(report.problems()).as(report.toString()).containsExactly(Category.EMPTY);
        assertThat(report.counts().refused()).isEqualTo(MESSAGES);
    }

    @Test
    void anExclusiveSubscriptionHasOneConsumer() {
        assertThatThrownBy(() -> onBroker().consumers(2).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consumers is 2")
                .hasMessageContaining("exclusive");
    }

    @Test
    void aDirectoryHoldsOneRun() {
        finish(onBroker().messages(1));

        assertThatThrownBy(() -> onBroker().start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run.events already");
    }

    private DeliveryRunBuilder onBroker() {
        return DeliveryRun.on(broker.serviceUrl(), TOPIC, directory)
                .messages(MESSAGES)
                .payloadBytes(300);
    }

    private static DeliveryReport finish(DeliveryRunBuilder settings) {
        try (var run = settings.start()) {
            run.awaitProducers();
            return run.finish();
        }
    }
}
