package org.danubecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code postgresql-query-source}, with a server whose password has every awkward character. */
final class PostgresqlQuerySourceTest {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    private final PostgresqlPeer peer = POSTGRESQL.peer();

    @TempDir
    private Path positions;

    @BeforeEach
    void createTable() {
        peer.execute("drop table if exists orders");
        peer.execute("create table orders (id bigserial primary key, name text,"
                + " changed timestamptz default '2026-01-31 12:00Z')");
    }

    @Test
    void readsEachRowOnceOverARestart() throws Exception {
        peer.execute("insert into orders (name, changed) values ('a', null), ('b', null)");
        assertThat(read(2, Map.of()))
                .containsExactly(
                        "{\"id\":1,\"name\":\"a\",\"changed\":null}", "{\"id\":2,\"name\":\"b\",\"changed\":null}");

        peer.execute("insert into orders (name, changed) values ('c', null)");
        assertThat(read(1, Map.of())).containsExactly("{\"id\":3,\"name\":\"c\",\"changed\":null}");
    }

    @Test
    void readsAChangedRowAgain() throws Exception {
        var options =
                Map.of("queryMode", "TIMESTAMP_INCREMENTING", "incrementingColumn", "id", "timestampColumn", "changed");
        peer.execute("insert into orders (name) values ('a'), ('b')");
        read(2, options);

        peer.execute("update orders set name = 'c', changed = '2026-01-31 12:01Z' where id = 1");
        assertThat(read(1, options)).singleElement().asString().contains("\"id\":1,\"name\":\"c\"");
    }

    private List<String> read(int count, Map<String, String> options) throws Exception {
        var uri = new StringBuilder(
                        "kamelet:postgresql-query-source?serverName=127.0.0.1&databaseName=postgres&table=orders")
                .append("&serverPort=")
                .append(peer.port())
                .append("&username=")
                .append(peer.user())
                .append("&positionStore=file:")
                .append(positions);
        options.forEach(
                (name, value) -> uri.append('&').append(name).append('=').append(value));
        var bodies = new CopyOnWriteArrayList<String>();
        try (var camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent()
                    .addInitialProperty("camel.kamelet.postgresql-query-source.password", peer.password());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri.toString())
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
