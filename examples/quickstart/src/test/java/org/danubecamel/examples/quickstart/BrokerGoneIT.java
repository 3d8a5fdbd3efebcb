package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own that ends while the quickstart runs. */
class BrokerGoneIT {

    @TempDir
    private Path folder;

    @Test
    void anEventThatCouldNotBeStoredIsAnsweredWithTryAgain() throws Exception {
        var output = folder.resolve("events.jsonl").toString();
        try (var broker = EmbeddedBroker.builder().build().start()) {
            var settings = Map.of("port", "0", "output", output, "serviceUrl", broker.serviceUrl());
            try (var quickstart = QuickstartProcess.start(folder, settings)) {
                var webhooks = new Webhooks(quickstart.awaitReady());
                assertThat(webhooks.post("\"before\"").statusCode()).isEqualTo(200);
                broker.close();
                var reply = webhooks.post("\"after\"");
                assertThat(reply.statusCode()).isEqualTo(503);
                assertThat(reply.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(reply.body()).isEqualTo("{\"status\":\"not stored\"}");
            }
        }
    }
}
