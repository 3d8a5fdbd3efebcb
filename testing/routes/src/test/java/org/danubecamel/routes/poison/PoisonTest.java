package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.routes.poison.Orders.REDELIVERIES;
import static org.danubecamel.routes.poison.Orders.SIZE;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thousand records in one batch, of which some cannot be written: those alone are dead letters, at a bounded price. */
class PoisonTest {

    /** ⌈log2 1000⌉. */
    private static final int LOG_SIZE = 10;

    @ParameterizedTest
    @CsvSource({"ATOMIC, 17", "REPORTS, 17", "IDEMPOTENT, 17", "NONE, 17", "REPORTS, 999"})
    void oneThatIsNamedCostsOneCallForEachTimeThatItIsTried(WriteGuarantee guarantee, int position) throws Exception {
        var table = write(guarantee, Refusal.NAMES, Set.of("order " + position));
        // An atomic one writes the others in a second call.
        var first = guarantee == WriteGuarantee.ATOMIC ? 2 : 1;
        assertThat(table.calls()).hasSize(first + REDELIVERIES);
    }

    @ParameterizedTest
    @CsvSource({"0", "499", "998", "999"})
    void oneThatIsNotNamedIsFoundWhereverItStands(int position) throws Exception {
        assertIsFound(WriteGuarantee.ATOMIC, Set.of("order " + position));
    }

    @ParameterizedTest
    @CsvSource({"REPORTS, 3", "IDEMPOTENT, 3", "ATOMIC, 3", "REPORTS, 7", "IDEMPOTENT, 7", "ATOMIC, 7"})
    void severalAreFoundFarFromEachOther(WriteGuarantee guarantee, int count) throws Exception {
        assertIsFound(guarantee, poison(count, SIZE / count));
    }

    @ParameterizedTest
    @CsvSource({"REPORTS, 3", "IDEMPOTENT, 3", "ATOMIC, 3", "REPORTS, 7", "IDEMPOTENT, 7", "ATOMIC, 7"})
    void severalAreFoundSideBySide(WriteGuarantee guarantee, int count) throws Exception {
        assertIsFound(guarantee, poison(count, 1));
    }

    private static void assertIsFound(WriteGuarantee guarantee, Set<String> poison) throws Exception {
        var table = write(guarantee, Refusal.ONLY_FAILS, poison);
        var k = poison.size();
        // Those that are tried again come together or each alone, and never cost more than twice their number.
        assertThat(table.calls()).hasSizeLessThanOrEqualTo(1 + 2 * k * LOG_SIZE + REDELIVERIES * (2 * k - 1));
    }

    private static Table write(WriteGuarantee guarantee, Refusal refusal, Set<String> poison) throws Exception {
        var table = new Table(guarantee, refusal, poison);
        try (var orders = new Orders().toFullBatch(table, guarantee.name())) {
            var sent = orders.send(SIZE);
            orders.awaitSettled(sent, table);
            System.out.printf(
                    "%s sink, %s, %s: %d calls%n",
                    guarantee, refusal, poison, table.calls().size());
            assertThat(table.calls().get(0)).hasSize(SIZE);
            Balance.check(sent, poison, table, orders.dead());
            return table;
        }
    }

    private static Set<String> poison(int count, int distance) {
        return IntStream.range(0, count)
                .mapToObj(number -> "order " + (17 + number * distance))
                .collect(Collectors.toSet());
    }
}
