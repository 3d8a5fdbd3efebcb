package org.danubecamel.routes.poison;

import static org.danubecamel.routes.poison.Orders.SIZE;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.api.Test;

/** So many bad records side by side that a batch is given up before they are found: its good ones are not to blame. */
class ManySideBySideTest {

    private static final Set<String> POISON =
            IntStream.range(0, 20).mapToObj(number -> "order " + number).collect(Collectors.toSet());

    private final Table table = new Table(WriteGuarantee.ATOMIC, Refusal.ONLY_FAILS, POISON);
    private final Orders orders = new Orders();

    @Test
    void theyAreFoundStepByStepWhileOtherMessagesAreAccepted() throws Exception {
        try (orders) {
            orders.routes(routes -> {
                routes.from(Orders.FROM)
                        .routeId("orders")
                        .convertBodyTo(String.class)
                        .filter(routes.body().startsWith("order"))
                        .process(new Gathering(SIZE))
                        .to(Orders.BATCH + "ATOMIC");
                routes.from("direct:table")
                        .errorHandler(routes.noErrorHandler())
                        .process(this::write);
            });
            var sent = orders.send(SIZE);
            orders.awaitSettled(sent, table);
            System.out.printf("20 side by side: %d calls%n", table.calls().size());
            Balance.check(sent, POISON, table, orders.dead());
        }
    }

    /** With each call comes another message, which passes by the batch. */
    private void write(Exchange exchange) throws Exception {
        orders.context().send("orders", List.of("other"));
        table.process(exchange);
    }
}
