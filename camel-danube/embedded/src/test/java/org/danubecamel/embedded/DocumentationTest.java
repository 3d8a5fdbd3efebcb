package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The example of the page on the embedded broker works as it stands there. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../../docs/embedded-broker.md");
    private static final Path SOURCE = Path.of("src/test/java/org/danubecamel/embedded/DocumentationTest.java");

    @Test
    void theLibraryExampleRuns() {
        assertThatCode(DocumentationTest::libraryExample).doesNotThrowAnyException();
    }

    @Test
    void theLibraryExampleIsTheOneOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        String begin = "```java\n";
        int start = page.indexOf(begin) + begin.length();
        String onPage = page.substring(start, page.indexOf("```", start));

        assertThat(onPage).startsWith("try (EmbeddedBroker broker");
        assertThat(withoutSpaces(Files.readString(SOURCE))).contains(withoutSpaces(onPage));
    }

    private static void libraryExample() {
        try (EmbeddedBroker broker = EmbeddedBroker.builder()
                .window(100)
                .ackTimeout(Duration.ofSeconds(2))
                .namespace("shop")
                .build()
                .start()) {
            String url = broker.serviceUrl(); // http://127.0.0.1:<any free port>
            startClients(url); // your own; they create /shop/orders
            broker.faults().unload("/shop/orders");
        }
    }

    private static void startClients(String url) {
        try (RawClient client = new RawClient(url)) {
            client.producer("/shop/orders");
        }
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s", "");
    }
}
