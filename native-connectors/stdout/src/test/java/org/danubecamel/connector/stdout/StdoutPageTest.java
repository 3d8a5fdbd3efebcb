package org.danubecamel.connector.stdout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.danubecamel.testing.MarkdownPage;
import org.danubecamel.testing.OptionTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component's page says what is true. */
class StdoutPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.read(Path.of("..", "..", "docs", "stdout.md"));

    @Test
    void listsEveryOptionAsItIs() throws Exception {
        var expected = OptionTables.of(StdoutComponent.class, "danube-stdout").render();
        Files.writeString(Path.of("target", "reference-tables.md"), expected);

        assertThat(PAGE.text())
                .as("%s must contain the tables in target/reference-tables.md", PAGE.path())
                .contains(expected);
    }

    @Test
    void theExampleWritesLines(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("console.camel.yaml"), PAGE.block("yaml", "# console.camel.yaml"));
        var output = new Output();
        var original = System.out;
        System.setOut(output.stream());
        var main = new Main();
        main.configure().withRoutesIncludePattern(file.toUri().toString());
        main.start();
        try {
            main.getCamelTemplate().sendBody("direct:orders", "{\"id\": 1}");
            assertThat(output.text()).isEqualTo("{\"id\":1}\n");
        } finally {
            System.setOut(original);
            main.stop();
        }
    }
}
