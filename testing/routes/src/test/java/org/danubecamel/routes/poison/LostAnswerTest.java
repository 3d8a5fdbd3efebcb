package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.routes.poison.Orders.SIZE;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sink commits, and then the connection breaks: nobody is to blame, and only what that call had is written again. */
class LostAnswerTest {

    private static final Set<String> POISON = Set.of("order 17", "order 500", "order 998");

    @ParameterizedTest
    @CsvSource({
        "ATOMIC, ONLY_FAILS",
        "REPORTS, ONLY_FAILS",
        "IDEMPOTENT, ONLY_FAILS",
        "ATOMIC, NAMES",
        "REPORTS, NAMES",
        "IDEMPOTENT, NAMES"
    })
    void whatIsWrittenTwiceWasInACallWithoutAnswer(WriteGuarantee guarantee, Refusal refusal) throws Exception {
        var table = new Table(guarantee, refusal, POISON)
                .losingAnswers(new SocketTimeoutException("Read timed out"), new SocketException("Connection reset"));
        try (var orders = new Orders().toFullBatch(table, guarantee.name())) {
            var sent = orders.send(SIZE);
            orders.awaitSettled(sent, table);
            Balance.check(sent, POISON, table, orders.dead());
        }
    }

    @ParameterizedTest
    @CsvSource({"ATOMIC", "REPORTS", "IDEMPOTENT", "NONE"})
    void aWholeBatchIsWrittenTwiceAfterOneLostAnswer(WriteGuarantee guarantee) throws Exception {
        var table = new Table(guarantee, Refusal.ONLY_FAILS, Set.of())
                .losingAnswers(new SocketTimeoutException("Read timed out"));
        try (var orders = new Orders().toFullBatch(table, guarantee.name())) {
            var sent = orders.send(SIZE);
            orders.awaitSettled(sent, table);
            Balance.check(sent, Set.of(), table, orders.dead());
            assertThat(sent).allMatch(record -> table.copies(record) == 2);
        }
    }
}
