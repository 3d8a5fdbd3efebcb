package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Producers and consumers in processes of their own, which are killed: no record of what anybody was told is missing. */
@ResourceLock("delivery load")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DeliveryProcessesIT {

    private static final TopicName TOPIC = TopicName.parse("/default/processes");

    @TempDir
    private Path directory;

    private final EmbeddedBroker broker = EmbeddedBroker.builder().build().start();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void killsOfProducerAndConsumerLoseNothing() {
        try (var run = DeliveryRun.on(broker.serviceUrl(), TOPIC, directory)
                .processes(true)
                .messagesPerSecond(500)
                .start()) {
            awaitProcessed(run, 200);
            run.killConsumer(0);
            awaitProcessed(run, 400);
            run.killProducer(0);
            awaitProcessed(run, 600);
            run.killConsumer(0);
            awaitProcessed(run, 800);
            var report = run.finish();

            assertThat(report.isClean()).as(report.toString()).isTrue();
            assertThat(report.counts().processed()).isGreaterThanOrEqualTo(800);
        }
    }

    @Test
    void processesThatSendANumberOfMessagesEndByThemselves() {
        try (var run = DeliveryRun.on(broker.serviceUrl(), TOPIC, directory)
                .processes(true)
                .producers(2)
                .messages(100)
                .start()) {
            run.awaitProducers();
            var report = run.finish();

            assertThat(report.isClean()).as(report.toString()).isTrue();
            assertThat(report.counts().stored()).isEqualTo(200);
        }
    }

    @Test
    void aConsumerThatWasIdleForLongEnoughHasReceivedAll() {
        var consumer = ChildJvm.start(
                DeliveryMain.class,
                List.of(
                        "consume",
                        "--stop-with-input",
                        "--service-url=" + broker.serviceUrl(),
                        "--topic=" + TOPIC,
                        "--directory=" + directory,
                        "--run=run-1",
                        "--id=c0",
                        "--idle=3"),
                Duration.ofMinutes(1));
        consumer.awaitReady();
        var setup = new ProducerSetup(
                broker.serviceUrl(), TOPIC, "run-1", "p0", directory, 0, 4, 100, 0, 100, Duration.ofSeconds(30));
        try (var producer = SequencedProducer.start(setup)) {
            await().atMost(1, TimeUnit.MINUTES).until(producer::isFinished);
        }

        await().atMost(1, TimeUnit.MINUTES).until(consumer::isFinished);
        consumer.close();

        var report = DeliveryChecker.check(directory, DeliveryRules.DEFAULT);
        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.counts().processed()).isEqualTo(100);
    }

    private static void awaitProcessed(DeliveryRun run, long count) {
        await().atMost(1, TimeUnit.MINUTES).until(() -> run.progress().processed() >= count);
    }
}
