package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.danubecamel.routes.poison.Orders.SIZE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes that filter, sort, split and hand over the list, and sinks that report nonsense: no record stands for another. */
class BehindBatchTest {

    private static final Set<String> POISON = Set.of("order 17", "order 500", "order 700");

    private final Orders orders = new Orders();

    @AfterEach
    void stop() {
        orders.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REPORTS, NAMES_MINUS_ONE",
        "REPORTS, NAMES_BEYOND",
        "REPORTS, NAMES_TWICE",
        "REPORTS, NAMES_NOTHING",
        "ATOMIC, NAMES_MINUS_ONE",
        "IDEMPOTENT, NAMES_NOTHING"
    })
    void whatASinkReportsThatCannotBeTrueIsNotBelieved(WriteGuarantee guarantee, Refusal refusal) throws Exception {
        var table = new Table(guarantee, refusal, POISON);
        start(guarantee, route -> route.process(table));
        assertBalanced(orders.send(SIZE), table);
    }

    @ParameterizedTest
    @CsvSource({"NAMES", "NAMES_BEYOND"})
    void theListMayBeSorted(Refusal refusal) throws Exception {
        var table = new Table(WriteGuarantee.REPORTS, refusal, POISON);
        start(WriteGuarantee.REPORTS, route -> route.process(changing(BehindBatchTest::reversed))
                .process(table));
        assertBalanced(orders.send(SIZE), table);
    }

    @ParameterizedTest
    @CsvSource({"NAMES", "NAMES_TWICE"})
    void theListMayBeFiltered(Refusal refusal) throws Exception {
        var table = new Table(WriteGuarantee.REPORTS, refusal, POISON);
        start(WriteGuarantee.REPORTS, route -> route.process(changing(BehindBatchTest::filtered))
                .process(table));
        var sent = orders.send(SIZE);
        assertBalanced(filtered(sent), table);
    }

    @Test
    void theListMayBeHandedOver() throws Exception {
        var table = new Table(WriteGuarantee.REPORTS, Refusal.NAMES, POISON);
        orders.routes(routes -> {
            routes.from(Orders.FROM)
                    .routeId("orders")
                    .convertBodyTo(String.class)
                    .process(new Gathering(SIZE))
                    .to(Orders.BATCH + "REPORTS");
            routes.from("direct:table").to("seda:table");
            routes.from("seda:table").errorHandler(routes.noErrorHandler()).process(table);
        });
        assertBalanced(orders.send(SIZE), table);
    }

    /** What the parts before wrote is not in the report of the one that failed, so it is written again. */
    @Test
    void theListMayBeSplit() throws Exception {
        var table = new Table(WriteGuarantee.IDEMPOTENT, Refusal.NAMES, POISON);
        start(WriteGuarantee.IDEMPOTENT, route -> route.process(changing(BehindBatchTest::parts))
                .split()
                .body()
                .stopOnException()
                .process(table));
        var sent = orders.send(SIZE);
        orders.awaitSettled(sent, table);
        assertThat(orders.dead()).containsExactlyInAnyOrderElementsOf(POISON);
        assertThat(table.written()).hasSize(SIZE - POISON.size()).doesNotContainAnyElementsOf(POISON);
    }

    /** A planted defect: the sink reports positions in the filtered list as if they were positions in the batch. */
    @Test
    void aSinkThatMistakesPositionsIsNoticed() throws Exception {
        var table = new Table(WriteGuarantee.REPORTS, Refusal.NAMES, POISON);
        start(WriteGuarantee.REPORTS, route -> route.process(mistakingPositions(table)));
        var sent = filtered(orders.send(SIZE));
        orders.awaitSettled(List.of("order 0"), table);
        assertThatThrownBy(() -> Balance.check(sent, POISON, table, orders.dead()))
                .isInstanceOf(AssertionError.class);
    }

    private static Processor mistakingPositions(Table table) {
        return exchange -> {
            var all = exchange.getMessage().getBody(List.class);
            changing(BehindBatchTest::filtered).process(exchange);
            try {
                table.process(exchange);
            } catch (BatchFailureException e) {
                var report = BatchFailureException.othersWritten(all);
                e.failures().forEach(report::failedAt);
                throw report.build();
            }
        };
    }

    private void start(WriteGuarantee guarantee, Function<ProcessorDefinition<?>, ProcessorDefinition<?>> sink)
            throws Exception {
        orders.routes(routes -> {
            routes.from(Orders.FROM)
                    .routeId("orders")
                    .convertBodyTo(String.class)
                    .process(new Gathering(SIZE))
                    .to(Orders.BATCH + guarantee);
            sink.apply(routes.from("direct:table").errorHandler(routes.noErrorHandler()));
        });
    }

    private void assertBalanced(List<String> expected, Table table) {
        orders.awaitSettled(expected, table);
        Balance.check(expected, POISON, table, orders.dead());
    }

    private static Processor changing(Function<List<String>, List<?>> change) {
        return exchange -> {
            List<String> records = new ArrayList<>();
            exchange.getMessage().getBody(List.class).forEach(record -> records.add((String) record));
            exchange.getMessage().setBody(change.apply(records));
        };
    }

    private static List<String> reversed(List<String> records) {
        List<String> reversed = new ArrayList<>(records);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> filtered(List<String> records) {
        return records.stream().filter(record -> !record.endsWith("9")).toList();
    }

    private static List<List<String>> parts(List<String> records) {
        List<List<String>> parts = new ArrayList<>();
        for (var from = 0; from < records.size(); from += 100) {
            parts.add(records.subList(from, Math.min(from + 100, records.size())));
        }
        return parts;
    }
}
