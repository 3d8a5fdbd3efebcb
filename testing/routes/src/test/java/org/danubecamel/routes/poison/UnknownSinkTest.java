package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.routes.poison.Orders.REDELIVERIES;
import static org.danubecamel.routes.poison.Orders.SIZE;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.api.Test;

/** A sink of which nothing is known fails with a whole batch: no record of it is to blame, whatever others do meanwhile. */
class UnknownSinkTest {

    private static final String BAD = "order 17";
    private static final String OTHER = "other";
    private static final int FAILURES = REDELIVERIES + 4;

    private final Table table = new Table(WriteGuarantee.NONE, Refusal.ONLY_FAILS, Set.of(BAD));
    private final Semaphore othersAccepted = new Semaphore(0);
    private final Orders orders = new Orders();

    @Test
    void aBatchIsTriedAgainAndNoneOfItIsToBlameThoughOthersAreAccepted() throws Exception {
        try (orders) {
            orders.routes(routes -> {
                routes.from(Orders.FROM)
                        .routeId("orders")
                        .convertBodyTo(String.class)
                        .choice()
                        .when(routes.body().isEqualTo(OTHER))
                        .process(exchange -> othersAccepted.release())
                        .otherwise()
                        .process(new Gathering(SIZE))
                        .to(Orders.BATCH + "NONE");
                routes.from("direct:table")
                        .errorHandler(routes.noErrorHandler())
                        .process(this::write);
            });
            var sent = orders.send(SIZE);
            orders.awaitSettled(sent, table);
            Balance.check(sent, Set.of(), table, orders.dead());
            assertThat(table.failedCalls())
                    .as("tried more often than a bad record is")
                    .hasSize(FAILURES);
        }
    }

    /** Another message is accepted between any two failures, unless the consumer lets none through. */
    private void write(Exchange exchange) throws Exception {
        if (table.failedCalls().size() == FAILURES) {
            table.accept(BAD);
        } else {
            orders.context().send("orders", List.of(OTHER));
            var unused = othersAccepted.tryAcquire(500, TimeUnit.MILLISECONDS);
        }
        table.process(exchange);
    }
}
