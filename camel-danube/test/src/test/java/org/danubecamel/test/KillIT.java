package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.test.delivery.Category;
import org.danubecamel.test.delivery.DeliveryReport;
import org.danubecamel.test.delivery.DeliveryRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The broker is killed about a second after it is back, again and again under load: nothing that it said to have stored
 * is lost, nothing is out of order, and what is processed twice has its excuse. {@code -Ddanube.test.kills=60} is the long
 * form.
 */
@ResourceLock("delivery load")
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class KillIT {

    private static final int KILLS = Integer.getInteger("danube.test.kills", 6);
    private static final long MESSAGES_BETWEEN_KILLS = 50;

    @TempDir
    private Path directory;

    @Test
    void aBrokerWithADataDirectoryLosesNothing() {
        try (var broker = MortalBroker.in(directory.resolve("data"));
                var patient = patientRun(broker.serviceUrl());
                var impatient = impatientRun(broker.serviceUrl())) {
            for (var kill = 0; kill < KILLS; kill++) {
                awaitLoad(patient);
                awaitLoad(impatient);
                broker.killAndStartAgain();
                // It remembers nothing, so that acknowledgements that the broker has forgotten come to light.
                patient.replaceConsumer(0);
            }

            expectClean(patient.finish());
            expectClean(impatient.finish());
        }
    }

    /** Tries each message until it is stored. */
    private DeliveryRun patientRun(String serviceUrl) {
        return DeliveryRun.on(serviceUrl, TopicName.parse("/default/patient"), directory.resolve("patient"))
                .partitions(2)
                .producers(2)
                .messagesPerSecond(200)
                .start();
    }

    /** Gives messages up while the broker is away, and goes on with the next. */
    private DeliveryRun impatientRun(String serviceUrl) {
        return DeliveryRun.on(serviceUrl, TopicName.parse("/default/impatient"), directory.resolve("impatient"))
                .type(SubscriptionType.KEY_SHARED)
                .consumers(2)
                .messagesPerSecond(200)
                .deliveryTimeout(Duration.ofMillis(500))
                .start();
    }

    /** Or else the other test would prove nothing. */
    @Test
    void aBrokerInMemoryIsFoundToLose() {
        try (var broker = MortalBroker.inMemory();
                var run = DeliveryRun.on(broker.serviceUrl(), TopicName.parse("/default/memory"), directory)
                        .messagesPerSecond(200)
                        .patience(Duration.ofSeconds(3))
                        .start()) {
            run.replaceConsumer(0, () -> {
                awaitLoad(run);
                broker.killAndStartAgain();
            });

            assertThat(run.finish().problems()).contains(Category.LOST);
        }
    }

    private static void awaitLoad(DeliveryRun run) {
        var wanted = run.progress().stored() + MESSAGES_BETWEEN_KILLS;
        await().atMost(60, TimeUnit.SECONDS).until(() -> run.progress().stored() >= wanted);
    }

    private static void expectClean(DeliveryReport report) {
        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.counts().doubts())
                .as("publishes that a kill interrupted")
                .isPositive();
    }
}
