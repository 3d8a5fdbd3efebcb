package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.danubecamel.routes.poison.Orders.SIZE;

import java.util.List;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.api.Test;

/** The balance is found wanting where it is. */
class BalanceTest {

    private static final List<String> SENT = List.of("a", "b", "bad");
    private static final Set<String> POISON = Set.of("bad");

    private final Table table = new Table(WriteGuarantee.ATOMIC, Refusal.ONLY_FAILS, POISON);

    @Test
    void holdsWhereEachGoodRecordIsWrittenOnceAndTheBadOneIsDead() throws Exception {
        write("a", "b");
        assertThatCode(() -> check(List.of("bad"))).doesNotThrowAnyException();
    }

    @Test
    void noticesAGoodRecordThatIsNotWritten() throws Exception {
        write("a");
        assertThatThrownBy(() -> check(List.of("bad"))).hasMessageContaining("[written]");
    }

    @Test
    void noticesAGoodRecordThatIsDead() throws Exception {
        write("a", "b");
        assertThatThrownBy(() -> check(List.of("bad", "a"))).hasMessageContaining("[dead letters]");
    }

    @Test
    void noticesABadRecordThatIsNotDead() throws Exception {
        write("a", "b");
        assertThatThrownBy(() -> check(List.of())).hasMessageContaining("[dead letters]");
    }

    @Test
    void noticesARecordThatIsWrittenTwiceWithoutExcuse() throws Exception {
        write("a", "b");
        write("a");
        assertThatThrownBy(() -> check(List.of("bad"))).hasMessageContaining("written more often");
    }

    /** A planted defect: the sink's route takes the list over and lets a record fall. */
    @Test
    void noticesASinkThatAcknowledgesWithoutWriting() throws Exception {
        try (var orders = new Orders()) {
            orders.routes(routes -> {
                routes.from(Orders.FROM)
                        .routeId("orders")
                        .convertBodyTo(String.class)
                        .process(new Gathering(SIZE))
                        .to(Orders.BATCH + "ATOMIC");
                routes.from("direct:table")
                        .process(exchange -> {
                            var records = exchange.getMessage().getBody(List.class);
                            exchange.getMessage().setBody(records.subList(0, records.size() - 1));
                        })
                        .process(table);
            });
            var sent = orders.send(SIZE);
            orders.awaitSettled(sent.subList(0, SIZE - 1), table);
            assertThatThrownBy(() -> Balance.check(sent, Set.of(), table, orders.dead()))
                    .hasMessageContaining("order 999");
        }
    }

    private void check(List<String> dead) {
        Balance.check(SENT, POISON, table, dead);
    }

    private void write(String... records) throws Exception {
        try (var context = new DefaultCamelContext()) {
            var exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(List.of(records));
            table.process(exchange);
        }
    }
}
