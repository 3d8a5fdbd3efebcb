package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.api.Test;

/**
 * A table that is dropped while records come, and made again: no record is to blame. {@code -Ddanube.test.outage=PT5M} is
 * the long form.
 */
class DroppedTableTest {

    private static final Duration OUTAGE = Duration.parse(System.getProperty("danube.test.outage", "PT2S"));
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = OUTAGE.dividedBy(10);

    @Test
    void whatCameDuringTheOutageIsWrittenAfterwards() throws Exception {
        var table = new Table(WriteGuarantee.ATOMIC, Refusal.ONLY_FAILS, Set.of());
        try (var orders = new Orders()) {
            orders.routes(routes -> {
                routes.from("danube:orders?subscriptionName=test&deadLetter=danube:orders-dead&maxInFlight=500"
                                + "&redeliveryDelay=" + FIRST_DELAY.toMillis() + "&maximumRedeliveryDelay="
                                + LONGEST_DELAY.toMillis())
                        .routeId("orders")
                        .convertBodyTo(String.class)
                        .to("danube-batch:orders?uri=direct:table&batchSize=100&writeGuarantee=ATOMIC");
                routes.from("direct:table")
                        .errorHandler(routes.noErrorHandler())
                        .process(table);
            });
            List<String> sent = new ArrayList<>(orders.context().send("orders", "before ", 300));
            await().until(() -> !table.written().isEmpty());
            var begun = System.nanoTime();
            table.drop();
            sent.addAll(orders.context().send("orders", "during ", 500));
            await().pollDelay(OUTAGE).atMost(OUTAGE.plusMinutes(1)).until(() -> !table.failedCalls()
                    .isEmpty());
            table.make();
            var lasted = Duration.ofNanos(System.nanoTime() - begun);
            sent.addAll(orders.context().send("orders", "after ", 200));
            orders.awaitSettled(sent, table);

            System.out.printf(
                    "Table dropped for %s: %d calls failed of %d%n",
                    lasted, table.failedCalls().size(), table.calls().size());
            Balance.check(sent, Set.of(), table, orders.dead());
            assertThat(sent).allMatch(record -> failures(table, record) <= tries(lasted));
        }
    }

    private static long failures(Table table, String record) {
        return table.failedCalls().stream()
                .filter(call -> call.contains(record))
                .count();
    }

    /** Returns how often a record can have been tried in so long a time, given the delays between tries. */
    private static int tries(Duration time) {
        var tries = 1;
        var delay = FIRST_DELAY;
        for (var left = time.minus(delay); !left.isNegative(); left = left.minus(delay)) {
            tries++;
            var doubled = delay.multipliedBy(2);
            delay = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        }
        return tries;
    }
}
