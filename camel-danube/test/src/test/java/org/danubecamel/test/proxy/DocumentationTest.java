package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.test.proxy.DanubeStory.producer;
import static org.danubecamel.test.proxy.DanubeStory.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example of the page on testing works as it stands there. */
final class DocumentationTest {

    private static final Path PAGE = Path.of("../../docs/testing.md");
    private static final Path SOURCE = Path.of("src/test/java/org/danubecamel/test/proxy/DocumentationTest.java");

    private final List<DanubeClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(DanubeClient::close);
    }

    @Test
    void theExampleRuns() {
        try (EmbeddedBroker broker = EmbeddedBroker.builder().build().start()) {
            try (DanubeProxy proxy = DanubeProxy.open(broker::serviceUrl)) {
                String url = proxy.url(); // for clients
                startClients(url);
                proxy.tcp().cutAfter(Direction.TO_TARGET, 1_000); // the connection breaks within a frame
                GrpcFault lost = proxy.grpc()
                        .on("danube.ProducerService/SendMessage")
                        .next(1)
                        .loseResponse(); // stored, but the client gets UNAVAILABLE
                work();
                lost.struck(); // how often it had its effect
            }
        }
    }

    @Test
    void theExampleIsTheOneOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## Fault proxy"));
        String begin = "```java\n";
        int start = section.indexOf(begin) + begin.length();
        String onPage = section.substring(start, section.indexOf("```", start));

        assertThat(onPage).startsWith("try (DanubeProxy proxy");
        assertThat(withoutSpaces(Files.readString(SOURCE))).contains(withoutSpaces(onPage));
    }

    private void startClients(String url) {
        clients.add(DanubeClient.builder(url).build());
    }

    private void work() {
        clients.forEach(client -> send(producer(client), "hello"));
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s", "");
    }
}
