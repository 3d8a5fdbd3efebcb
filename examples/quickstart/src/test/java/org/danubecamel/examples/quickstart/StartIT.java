package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the quickstart from starting gets one line, and what keeps Danube away keeps no sender waiting. */
class StartIT {

    @TempDir
    private Path folder;

    @Test
    void aBusyPortGetsOneLine() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    Map.of("port", String.valueOf(busy.getLocalPort()), "output", output()),
                    "quickstart: cannot listen on 127.0.0.1:" + busy.getLocalPort());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenGetsOneLine() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var output = file.resolve("events.jsonl");
        assertRefused(Map.of("port", "0", "output", output.toString()), "quickstart: cannot write " + output);
    }

    @Test
    void aMalformedServiceUrlGetsOneLine() throws Exception {
        assertRefused(Map.of("port", "0", "output", output(), "serviceUrl", "ftp://x"), "quickstart: DNB-1002 ");
    }

    private void assertRefused(Map<String, String> settings, String start) throws Exception {
        try (var quickstart = QuickstartProcess.start(folder, settings)) {
            assertThat(quickstart.awaitEnd()).isEqualTo(1);
            assertThat(quickstart.errors()).singleElement().asString().startsWith(start);
            assertThat(quickstart.printed()).isEmpty();
        }
    }

    @Test
    void withoutABrokerASenderIsToldToTryAgain() throws Exception {
        var settings = Map.of("port", "0", "output", output(), "serviceUrl", "http://127.0.0.1:" + closedPort());
        try (var quickstart = QuickstartProcess.start(folder, settings)) {
            var webhooks = new Webhooks(quickstart.awaitUrl("No subscription at "));
            var reply = webhooks.post("\"early\"");
            assertThat(reply.statusCode()).isEqualTo(503);
            assertThat(reply.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(reply.body()).isEqualTo("{\"status\":\"not stored\"}");
            assertThat(webhooks.health().statusCode()).isEqualTo(503);
            quickstart.terminate();
            assertThat(quickstart.awaitEnd()).as("128 + SIGTERM").isEqualTo(143);
        }
    }

    private String output() {
        return folder.resolve("events.jsonl").toString();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
