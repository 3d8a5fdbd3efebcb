package org.danubecamel.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.danubecamel.testing.MarkdownPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the component says what is true, and its examples run. */
class FilesPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.read(Path.of("..", "..", "docs", "files.md"));

    @Test
    void listsEveryOptionAndHeaderAsTheyAre() throws Exception {
        var expected = ReferenceTables.ofComponent().render();
        Files.writeString(Path.of("target", "reference-tables.md"), expected);
        assertThat(PAGE.text())
                .as("docs/files.md must contain the tables in target/reference-tables.md")
                .contains(expected);
    }

    @Test
    void everyOptionSaysWhatItIs() throws Exception {
        assertThat(ReferenceTables.ofComponent().descriptions())
                .allSatisfy(description ->
                        assertThat(description).hasSizeGreaterThan(10).doesNotContain("|"));
    }

    @Test
    void noticesAnOptionThatIsMissing() throws Exception {
        assertThat(ReferenceTables.ofComponent().without("rotateBytes").render())
                .isNotEqualTo(ReferenceTables.ofComponent().render());
    }

    @Test
    void theExampleWritesPartitionedFiles(@TempDir Path folder) throws Exception {
        var out = folder.resolve("out");
        run(
                folder,
                PAGE.block("yaml", "# orders-to-files.camel.yaml").replace("/data/orders", out.toString()),
                main -> {
                    main.getCamelTemplate()
                            .sendBody("direct:orders", "{\"id\":1,\"country\":\"DE\",\"at\":\"2026-11-21T05:10:00Z\"}");
                });
        var partition = out.resolve("country=DE/dt=2026-11-21");
        try (var files = Files.list(partition)) {
            assertThat(files).singleElement().satisfies(file -> assertThat(file.toString())
                    .endsWith(".parquet"));
        }
    }

    @Test
    void theExampleReadsFilesAndRemovesThem(@TempDir Path folder) throws Exception {
        var in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("a.csv"), "id,name\n1,ann\n");
        var yaml = PAGE.block("yaml", "# files-to-orders.camel.yaml")
                .replace("/data/incoming", in.toString())
                .replace("minAge: 5000", "minAge: 0");
        run(folder, yaml, main -> {
            var orders = main.getCamelContext().getEndpoint("mock:orders", MockEndpoint.class);
            await().until(() -> orders.getReceivedCounter() == 1);
            assertThat(orders.getExchanges().get(0).getMessage().getBody(String.class))
                    .isEqualTo("{\"id\":\"1\",\"name\":\"ann\"}");
            await().until(() -> !Files.exists(in.resolve("a.csv")));
        });
    }

    private interface Steps {
        void with(Main main) throws Exception;
    }

    private static void run(Path folder, String yaml, Steps steps) throws Exception {
        var file = Files.writeString(folder.resolve("route.camel.yaml"), yaml);
        var main = new Main();
        main.configure().withRoutesIncludePattern(file.toUri().toString());
        main.start();
        try {
            steps.with(main);
        } finally {
            main.stop();
        }
    }
}
