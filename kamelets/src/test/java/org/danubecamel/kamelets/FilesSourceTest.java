package org.danubecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code files-source}, with no more than its directory given. */
final class FilesSourceTest {

    @Test
    void readsEachFileOnceOverARestart(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("a.jsonl"), "{\"n\":1}\n");
        assertThat(read(directory, 1)).containsExactly("{\"n\":1}");

        Files.writeString(directory.resolve("b.jsonl"), "{\"n\":2}\n");
        assertThat(read(directory, 1)).containsExactly("{\"n\":2}");
    }

    private static List<String> read(Path directory, int count) throws Exception {
        var bodies = new java.util.concurrent.CopyOnWriteArrayList<String>();
        try (var camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:files-source?minAge=0&directory=" + directory)
                            .process(
                                    exchange -> bodies.add(exchange.getMessage().getBody(String.class)));
                }
            });
            camel.start();
            await().until(() -> bodies.size() >= count);
        }
        return bodies;
    }
}
