package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop under load: nothing that a sender was told is stored may be lost with the embedded broker. */
class StopIT {

    private static final int SENDERS = 8;
    private static final int ENOUGH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> SLOW_FILE = Map.of(
            "camel.main.routes-include-pattern",
            "classpath:camel/quickstart.camel.yaml,file:src/test/resources/slow-file.camel.yaml");

    @TempDir
    private Path folder;

    @Test
    void everyEventAnsweredWithStoredIsInTheFile() throws Exception {
        var file = folder.resolve("events.jsonl");
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        try (var quickstart =
                QuickstartProcess.start(folder, Map.of("port", "0", "output", file.toString()), SLOW_FILE)) {
            var url = quickstart.awaitReady();
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                var name = "s" + i;
                var sender = new Thread(() -> sendUntilRefused(new Webhooks(url), name, answered), name);
                sender.start();
                senders.add(sender);
            }
            await().atMost(PATIENCE).until(() -> answered.size() >= ENOUGH);
            quickstart.terminate();
            int code = quickstart.awaitEnd();
            for (var sender : senders) {
                sender.join(PATIENCE.toMillis());
            }
            assertThat(quickstart.printed())
                    .anyMatch(line -> line.matches("Stopping; events still to be written: [1-9][0-9]+"))
                    .anyMatch(line -> line.startsWith("Stopped; events written: "));
            assertThat(quickstart.errors()).noneMatch(line -> line.startsWith("\tat "));
            assertThat(code).as("128 + SIGTERM").isEqualTo(143);
        }
        DeliveryCheck.assertDelivered(answered, Files.readAllLines(file));
    }

    private static void sendUntilRefused(Webhooks webhooks, String name, Queue<String> answered) {
        try {
            for (int i = 0; ; i++) {
                var event = "\"" + name + "-" + i + "\"";
                if (webhooks.post(event).statusCode() == 200) {
                    answered.add(event);
                }
            }
        } catch (IOException e) {
            assertThat(e).as("the server is gone").isNotNull();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
