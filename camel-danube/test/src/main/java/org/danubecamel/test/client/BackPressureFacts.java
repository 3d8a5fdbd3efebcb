package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.ProducerOptions;
import org.junit.jupiter.api.Test;

/** A client pushes back on its callers; it never queues without bound. */
final class BackPressureFacts {

    @Test
    void aSendWaitsWhileAsManyMessagesAsAllowedHaveNoOutcome() throws IOException {
        // A port where connections are accepted by the system and nobody ever answers.
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = DanubeClient.builder("http://127.0.0.1:" + silent.getLocalPort())
                        .maxPending(2)
                        .build()) {
            var producer = client.newProducer(
                    ProducerOptions.of(ClientFacts.newTopic("full")).withDeliveryTimeout(Duration.ofSeconds(2)));
            var first = producer.send(ClientFacts.message("first"));
            var second = producer.send(ClientFacts.message("second"));

            var third = new Thread(() -> {
                var unused = producer.send(ClientFacts.message("third"));
            });
            third.start();

            await().during(Duration.ofMillis(500)).until(() -> third.isAlive());
            assertThat(first).failsWithin(5, TimeUnit.SECONDS);
            assertThat(second).failsWithin(5, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(5)).until(() -> !third.isAlive());
        }
    }
}
