package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.ValidationException;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand records of which some cannot be written: which fail, how, and after how many calls of the sink. */
class PoisonTest {

    private static final int SIZE = 1_000;

    /** ⌈log2 1000⌉. */
    private static final int LOG = 10;

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ATOMIC, 0",
        "ATOMIC, 1",
        "ATOMIC, 3",
        "REPORTS, 0",
        "REPORTS, 1",
        "REPORTS, 3",
        "IDEMPOTENT, 0",
        "IDEMPOTENT, 1",
        "IDEMPOTENT, 3"
    })
    void costsItselfOnly(WriteGuarantee guarantee, int poison) throws Exception {
        var bad = spread(poison);
        batch.batch("&writeGuarantee=" + guarantee + "&batchSize=" + SIZE + BatchContext.PATIENT);
        batch.sink.refusing(bad.toArray());
        batch.sendNumbers(SIZE);
        assertThat(batch.failed()).isEqualTo(bad);
        assertThat(batch.sink.written).hasSize(SIZE - poison).doesNotHaveDuplicates();
        assertThat(batch.sink.calls.size()).isLessThanOrEqualTo(1 + 2 * poison * LOG);
        assertThat(kinds()).isEqualTo(poison == 0 ? Set.of() : Set.of(FailureKind.RECORD));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void isNotProbedForRecordByRecordWhereNothingSucceeds(WriteGuarantee guarantee) throws Exception {
        batch.batch("&writeGuarantee=" + guarantee + "&batchSize=" + SIZE + BatchContext.PATIENT);
        batch.sink.failing(items -> new IllegalStateException("for reasons unknown"));
        batch.sendNumbers(SIZE);
        assertThat(batch.failed()).hasSize(SIZE);
        assertThat(batch.sink.calls.size()).isLessThanOrEqualTo(2 * LOG + 8);
        assertThat(kinds()).containsExactly(FailureKind.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void isFoundEverywhereWhereTheSinkSpeaksOfData(WriteGuarantee guarantee) throws Exception {
        batch.batch("&writeGuarantee=" + guarantee + "&batchSize=" + SIZE + BatchContext.PATIENT);
        batch.sink.failing(items -> new ValidationException(
                batch.context.getEndpoint("direct:sink").createExchange(), "the name is missing"));
        batch.sendNumbers(SIZE);
        assertThat(batch.failed()).hasSize(SIZE);
        assertThat(batch.sink.calls.size()).isLessThanOrEqualTo(2 * SIZE - 1);
        assertThat(kinds()).containsExactly(FailureKind.RECORD);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3", "1000"})
    void costsTheWholeBatchWhereNothingIsKnownOfTheSink(int poison) throws Exception {
        batch.batch("&batchSize=" + SIZE + BatchContext.PATIENT);
        batch.sink.refusing(spread(poison).toArray());
        batch.sendNumbers(SIZE);
        assertThat(batch.failed()).hasSize(poison == 0 ? 0 : SIZE);
        assertThat(batch.sink.calls).hasSize(1);
        assertThat(kinds()).isEqualTo(poison == 0 ? Set.of() : Set.of(FailureKind.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"ATOMIC, 1", "REPORTS, 3", "IDEMPOTENT, 3", "NONE, 1", "NONE, 3", "REPORTS, 1000", "NONE, 1000"})
    void takesOneCallWhereTheSinkNamesIt(WriteGuarantee guarantee, int poison) throws Exception {
        var bad = Set.copyOf(spread(poison));
        batch.batch("&writeGuarantee=" + guarantee + "&batchSize=" + SIZE + BatchContext.PATIENT);
        batch.sink.failing(items -> {
            var report = BatchFailureException.othersWritten(items);
            IntStream.range(0, items.size())
                    .filter(position -> bad.contains(items.get(position)))
                    .forEach(report::failedAt);
            items.stream().filter(item -> !bad.contains(item)).forEach(batch.sink.written::add);
            return report.build();
        });
        batch.sendNumbers(SIZE);
        assertThat(batch.failed()).hasSize(poison);
        assertThat(batch.sink.calls).hasSize(1);
        assertThat(batch.sink.written).hasSize(SIZE - poison);
        assertThat(kinds()).containsExactly(FailureKind.RECORD);
    }

    @Test
    void saysWhichBatchAndWhy() throws Exception {
        batch.batch("&writeGuarantee=ATOMIC&batchSize=2" + BatchContext.PATIENT);
        batch.sink.refusing(0);
        var sent = batch.send(0);
        batch.send(1);
        assertThat(sent.failure())
                .hasMessage("DNB-3102 The sink of danube-batch:test refused this record of a batch of 2 records when it"
                        + " was written alone: java.lang.IllegalArgumentException: bad")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    /** Counted from the first, so that the last one has a witness. */
    private static List<Object> spread(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> (Object) (each * SIZE / count))
                .toList();
    }

    private Collection<FailureKind> kinds() {
        return batch.all.stream()
                .map(sent -> sent.exchange.getException())
                .filter(failure -> failure != null)
                .map(new DefaultFailureClassifier()::classify)
                .collect(Collectors.toSet());
    }
}
