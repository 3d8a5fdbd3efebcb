package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.testing.MarkdownPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the component says what is true, and its examples run. */
class BatchPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.read(Path.of("..", "..", "docs", "batch.md"));

    @Test
    void listsEveryOptionAndHeaderAsTheyAre() throws Exception {
        var expected = ReferenceTables.ofComponent().render();
        Files.writeString(Path.of("target", "reference-tables.md"), expected);
        assertThat(PAGE.text())
                .as("docs/batch.md must contain the tables in target/reference-tables.md")
                .contains(expected);
    }

    @Test
    void everyOptionOfOursSaysWhatItIs() throws Exception {
        assertThat(ReferenceTables.ofComponent().descriptions())
                .allSatisfy(description ->
                        assertThat(description).hasSizeGreaterThan(20).doesNotContain("|"));
    }

    @Test
    void noticesAnOptionThatIsMissing() throws Exception {
        assertThat(ReferenceTables.ofComponent().without("batchSize").render())
                .isNotEqualTo(ReferenceTables.ofComponent().render());
    }

    @Test
    void theYamlExampleDeadLettersTheBadOrderAndWritesTheOthers(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("orders.camel.yaml"), PAGE.block("yaml", "# orders.camel.yaml"));
        var main = new Main();
        main.bind("warehouse", new Warehouse());
        main.configure().withRoutesIncludePattern(file.toUri().toString());
        main.start();
        try {
            sendOrders(main);
            await().untilAsserted(() -> assertThat(
                            main.lookup("warehouse", Warehouse.class).orders())
                    .containsExactlyInAnyOrder("order 1", "order 2", "order 4"));
            assertDead(main);
        } finally {
            main.stop();
        }
    }

    @Test
    void theJavaExampleNamesTheBadOrderAndWritesTheOthers(@TempDir Path folder) throws Exception {
        try (var loader = compile(folder, "Orders", PAGE.block("java", "class Orders"))) {
            var main = new Main();
            main.configure().addRoutesBuilder((RoutesBuilder)
                    loader.loadClass("Orders").getConstructor().newInstance());
            main.start();
            try {
                sendOrders(main);
                assertDead(main);
                var written = main.getCamelContext().getEndpoint("mock:written", MockEndpoint.class);
                await().until(() -> written.getReceivedCounter() == 3);
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void theExampleOfAClassifierCompilesAndClassifies(@TempDir Path folder) throws Exception {
        try (var loader = compile(folder, "OrderFailures", PAGE.block("java", "class OrderFailures"))) {
            var classifier = (FailureClassifier)
                    loader.loadClass("OrderFailures").getConstructor().newInstance();
            assertThat(classifier.classify(new ArithmeticException("/ by zero")))
                    .isEqualTo(FailureKind.RECORD);
            assertThat(classifier.classify(new IllegalStateException())).isNull();
        }
    }

    private static void sendOrders(Main main) throws Exception {
        var template = main.getCamelTemplate();
        for (var order : new String[] {"order 1", "order 2", "bad order 3", "order 4"}) {
            template.asyncSendBody("direct:orders", order);
        }
    }

    private static void assertDead(Main main) {
        var dead = main.getCamelContext().getEndpoint("mock:dead", MockEndpoint.class);
        await().until(() -> dead.getReceivedCounter() > 0);
        assertThat(dead.getExchanges())
                .extracting(exchange -> exchange.getMessage().getBody())
                .containsExactly("bad order 3");
    }

    private static URLClassLoader compile(Path folder, String name, String code) throws Exception {
        var source = Files.writeString(folder.resolve(name + ".java"), code);
        var errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(errors).as("errors of the compiler").isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()});
    }
}
