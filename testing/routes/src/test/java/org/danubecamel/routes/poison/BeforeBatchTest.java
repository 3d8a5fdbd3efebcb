package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.routes.poison.Orders.REDELIVERIES;
import static org.danubecamel.routes.poison.Orders.SIZE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routes that filter, split, hand over and catch between the broker and the batch: each record has its own result. */
class BeforeBatchTest {

    private static final Set<String> POISON = Set.of("order 17", "order 500", "order 700");
    private static final String BATCH = Orders.BATCH + "ATOMIC";

    private final Table table = new Table(WriteGuarantee.ATOMIC, Refusal.ONLY_FAILS, POISON);
    private final Orders orders = new Orders();

    @AfterEach
    void stop() {
        orders.close();
    }

    @Test
    void whatIsFilteredOutIsNeitherWrittenNorDead() throws Exception {
        orders.routes(routes -> {
            from(routes).filter(routes.body().not().endsWith("9")).to(BATCH);
            toTable(routes);
        });
        var sent = orders.send(SIZE);
        assertBalanced(sent.stream().filter(record -> !record.endsWith("9")).toList());
    }

    @Test
    void aSedaHandsOverWhatBecomesOfEach() throws Exception {
        orders.routes(routes -> {
            from(routes).to("seda:next?size=" + 2 * SIZE);
            routes.from("seda:next?size=" + 2 * SIZE + "&concurrentConsumers=4").to(BATCH);
            toTable(routes);
        });
        assertBalanced(orders.send(SIZE));
    }

    @Test
    void threadsHandOverWhatBecomesOfEach() throws Exception {
        orders.routes(routes -> {
            from(routes).threads(4).to(BATCH);
            toTable(routes);
        });
        assertBalanced(orders.send(SIZE));
    }

    @Test
    void whatTheRouteCatchesIsNotTriedAgain() throws Exception {
        List<String> caught = new CopyOnWriteArrayList<>();
        orders.routes(routes -> {
            from(routes)
                    .doTry()
                    .to(BATCH)
                    .doCatch(RecordRejectedException.class)
                    .process(exchange -> caught.add(exchange.getMessage().getBody(String.class)))
                    .end();
            toTable(routes);
        });
        var sent = orders.send(SIZE);
        orders.awaitSettled(
                sent.stream().filter(record -> !POISON.contains(record)).toList(), table);
        assertThat(orders.dead()).isEmpty();
        Balance.check(sent, POISON, table, caught);
    }

    /** Its good parts are written each time that it is tried. */
    @Test
    void aMessageThatIsSortedAndSplitIsDeadWithItsBadPart() throws Exception {
        orders.routes(routes -> {
            from(routes)
                    .process(exchange -> exchange.getMessage()
                            .setBody(parts(exchange.getMessage().getBody(String.class))))
                    .sort(routes.body())
                    .split(routes.body())
                    .to(BATCH)
                    .end();
            toTable(routes);
        });
        var sent = IntStream.range(0, SIZE)
                .mapToObj(number -> "part 2 of %d,part 1 of %d,order %d".formatted(number, number, number))
                .toList();
        var bad = sent.stream()
                .filter(message -> parts(message).stream().anyMatch(POISON::contains))
                .toList();
        orders.context().send("orders", sent);
        var good = sent.stream()
                .flatMap(message -> parts(message).stream())
                .filter(part -> !POISON.contains(part))
                .toList();
        orders.awaitSettled(good, table);
        orders.awaitDead(bad.size());

        assertThat(orders.dead()).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(table.written()).containsExactlyInAnyOrderElementsOf(good);
        assertThat(sent).allSatisfy(message -> assertThat(parts(message))
                .filteredOn(part -> !POISON.contains(part))
                .allMatch(part -> table.copies(part) == (bad.contains(message) ? 1 + REDELIVERIES : 1)));
    }

    private static ProcessorDefinition<?> from(RouteBuilder routes) {
        return routes.from(Orders.FROM)
                .routeId("orders")
                .convertBodyTo(String.class)
                .process(new Gathering(SIZE));
    }

    private void toTable(RouteBuilder routes) {
        routes.from("direct:table").errorHandler(routes.noErrorHandler()).process(table);
    }

    private void assertBalanced(List<String> expected) {
        orders.awaitSettled(expected, table);
        Balance.check(expected, POISON, table, orders.dead());
    }

    private static List<String> parts(String message) {
        return Arrays.asList(message.split(","));
    }
}
