package org.danubecamel.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code danube-batch:} in front of {@code danube-jdbc:}. */
class JdbcSinkTest {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    private final PostgresqlPeer peer = POSTGRESQL.peer();
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        peer.execute("drop table if exists orders");
        peer.execute("create table orders (id bigint primary key, name varchar(20) check (name <> 'bad'))");
        var component = new JdbcComponent();
        component.setConnection(Database.connection(peer));
        context.disableJMX();
        context.addComponent("danube-jdbc", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void badRecordsAreFoundAndTheOthersWrittenOnce() throws Exception {
        for (var mode : WriteMode.values()) {
            if (mode == WriteMode.UPDATE) {
                continue;
            }
            peer.execute("delete from orders");
            var failed = send("danube-jdbc:orders?mode=" + mode, 200, id -> switch (id) {
                case 30 -> "{\"id\":30,\"name\":\"bad\"}";
                case 60 -> "{\"id\":60,\"name\":\"longer than the column is\"}";
                case 90 -> "{\"id\":";
                default -> "{\"id\":" + id + ",\"name\":\"good\"}";
            });
            assertThat(failed).as(mode.name()).containsExactly(30, 60, 90);
            assertThat(peer.query("select count(*) from orders")).containsExactly(List.of(197L));
        }
    }

    @Test
    void saysAllThatIsWrongWithTheOptionsAtOnce() {
        context.removeComponent("danube-jdbc");
        context.addComponent("danube-jdbc", new JdbcComponent());
        assertThatThrownBy(() -> context.getEndpoint("danube-jdbc:or-ders?mode=merge&colour=red&batch=7&keys=a,a"
                        + "&deleteTombstones=true&maxBodyBytes=0&url=jdbc:oracle:thin:@x&statementTimeout=0"))
                .rootCause()
                .hasMessageContainingAll(
                        "DNB-3301 danube-jdbc:or-ders",
                        "or-ders cannot be used",
                        "mode=merge",
                        "INSERT, UPSERT, UPDATE",
                        "batch, colour",
                        "names a column twice",
                        "deleteTombstones",
                        "maxBodyBytes=0",
                        "jdbc:postgresql:",
                        "statementTimeout=0");
    }

    @Test
    void saysWhatIsWrongUnderAnotherNameOfTheComponent() {
        context.getRegistry().bind("warehouse", new JdbcComponent());
        assertThatThrownBy(() -> context.getEndpoint("warehouse:orders?mode=merge&colour=red"))
                .rootCause()
                .hasMessageContainingAll("warehouse:orders", "mode=merge", "Unknown option colour");
    }

    @Test
    void refusesAPasswordInTheUrlWithoutRepeatingIt() {
        for (var url : List.of(
                "jdbc:postgresql://h/d?password=s3cret",
                "jdbc:postgresql://u:s3cret@h/d",
                "jdbc:postgresql://h/d?sslpassword=s3cret")) {
            var component = new JdbcComponent();
            component.getConnection().setUrl(url);
            context.removeComponent("danube-jdbc");
            context.addComponent("danube-jdbc", component);
            assertThatThrownBy(() -> context.getEndpoint("danube-jdbc:orders"))
                    .rootCause()
                    .hasMessageContaining("password in it")
                    .hasMessageNotContaining("s3cret");
        }
    }

    private List<Integer> send(String uri, int number, java.util.function.IntFunction<String> body) throws Exception {
        var sent = new ArrayList<CompletableFuture<Exchange>>();
        try (var template = context.createProducerTemplate()) {
            for (var id = 0; id < number; id++) {
                var exchange = new DefaultExchange(context);
                exchange.getMessage().setBody(body.apply(id));
                sent.add(template.asyncSend(
                        "danube-batch:" + uri.hashCode() + "?batchBody=MESSAGE&uri=RAW(" + uri + ")", exchange));
            }
            var failed = new ArrayList<Integer>();
            for (var id = 0; id < number; id++) {
                var exchange = sent.get(id).get(30, TimeUnit.SECONDS);
                if (exchange.isFailed()) {
                    assertThat(exchange.getException()).isInstanceOf(RecordRejectedException.class);
                    failed.add(id);
                }
            }
            return failed;
        }
    }
}
