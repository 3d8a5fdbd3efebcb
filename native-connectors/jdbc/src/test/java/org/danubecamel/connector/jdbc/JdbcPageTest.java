package org.danubecamel.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.testing.MarkdownPage;
import org.danubecamel.testing.OptionTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of the component says what is true, and its examples run. */
class JdbcPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.read(Path.of("..", "..", "docs", "jdbc.md"));

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    private final PostgresqlPeer peer = POSTGRESQL.peer();

    @TempDir
    private Path folder;

    @BeforeEach
    void createTable() {
        peer.execute("drop schema if exists shop cascade");
        peer.execute("create schema shop");
        peer.execute("create table shop.orders (id bigint primary key, name text, changed timestamptz default now())");
    }

    @Test
    void listsEveryOptionAndHeaderAsTheyAre() throws Exception {
        var expected = OptionTables.of(JdbcComponent.class, "danube-jdbc").render();
        Files.writeString(Path.of("target", "reference-tables.md"), expected);

        assertThat(PAGE.text())
                .as("docs/jdbc.md must contain the tables in target/reference-tables.md")
                .contains(expected);
    }

    @Test
    void theExampleWritesRowsAndNewValuesOfThem() throws Exception {
        var yaml = PAGE.block("yaml", "mode=UPSERT")
                .replaceFirst("uri: danube:orders\\s+parameters:\\s+subscriptionName: warehouse", "uri: direct:orders");
        run(yaml, main -> {
            var template = main.getCamelTemplate();
            template.sendBody("direct:orders", "{\"id\":1,\"name\":\"ada\"}");
            template.sendBody("direct:orders", "{\"id\":1,\"name\":\"ann\"}");

            assertThat(peer.query("select name from shop.orders"))
                    .singleElement()
                    .asString()
                    .contains("ann");
        });
    }

    @Test
    void theExampleReadsNewAndChangedRows() throws Exception {
        var yaml = PAGE.block("yaml", "queryMode: TIMESTAMP")
                .replace("/var/lib/positions", folder.resolve("positions").toString())
                .replace("to: danube:orders", "to: mock:orders");
        peer.execute("insert into shop.orders (id, name) values (1, 'ada')");
        run(yaml, main -> {
            var orders = main.getCamelContext().getEndpoint("mock:orders", MockEndpoint.class);
            await().until(() -> orders.getReceivedCounter() == 1);
            peer.execute("update shop.orders set name = 'ann', changed = now()");
            await().until(() -> orders.getReceivedCounter() == 2);

            assertThat(orders.getExchanges().get(1).getMessage().getBody(String.class))
                    .contains("\"id\":1,\"name\":\"ann\"");
        });
    }

    private interface Steps {
        void with(Main main) throws Exception;
    }

    /** With the page's properties, but for the server that is here. */
    private void run(String yaml, Steps steps) throws Exception {
        var properties = new Properties();
        properties.load(new StringReader(PAGE.block("properties", "danube-jdbc.url")
                .replace("jdbc:postgresql://localhost:5432/shop", peer.jdbcUrl())
                .replace("ada", peer.user())
                .replace("{{env:DB_PASSWORD}}", "{{test.password}}")));
        var main = new Main();
        main.addInitialProperty("test.password", peer.password());
        properties.stringPropertyNames().forEach(name -> main.addInitialProperty(name, properties.getProperty(name)));
        var file = Files.writeString(folder.resolve("route.camel.yaml"), yaml);
        main.configure().withRoutesIncludePattern(file.toUri().toString());
        main.start();
        try {
            steps.with(main);
        } finally {
            main.stop();
        }
    }
}
