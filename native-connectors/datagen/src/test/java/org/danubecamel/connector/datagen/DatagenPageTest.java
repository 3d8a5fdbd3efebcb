package org.danubecamel.connector.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.danubecamel.connector.datagen.generator.Pattern;
import org.danubecamel.testing.MarkdownPage;
import org.danubecamel.testing.OptionTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component's page says what is true. */
class DatagenPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.read(Path.of("..", "..", "docs", "datagen.md"));

    @Test
    void listsEveryOptionAsItIs() throws Exception {
        var expected = OptionTables.of(DatagenComponent.class, "danube-datagen").render();
        Files.writeString(Path.of("target", "reference-tables.md"), expected);

        assertThat(PAGE.text())
                .as("%s must contain the tables in target/reference-tables.md", PAGE.path())
                .contains(expected);
    }

    @Test
    void theExampleGivesTheRecordsThatStandBelowIt(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("orders.camel.yaml"), PAGE.block("yaml", "# orders.camel.yaml"));
        var main = new Main();
        main.configure().withRoutesIncludePattern(file.toUri().toString());
        main.start();
        try {
            var orders = main.getCamelContext().getEndpoint("mock:orders", MockEndpoint.class);
            await().until(() -> orders.getReceivedCounter() == 3);
            assertThat(orders.getExchanges().stream()
                            .map(order -> order.getMessage().getBody(String.class) + "\n")
                            .collect(Collectors.joining()))
                    .isEqualTo(PAGE.block("json", "\"order_id\":3"));
        } finally {
            main.stop();
        }
    }

    @Test
    void namesEveryPattern() {
        assertThat(Pattern.names()).allSatisfy(name -> assertThat(PAGE.text()).contains("| `" + name + "` |"));
    }
}
