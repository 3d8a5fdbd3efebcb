package org.danubecamel.batch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IsolationTest {

    private final List<List<Object>> calls = new ArrayList<>();
    private final Map<Object, Exception> failed = new LinkedHashMap<>();
    private final List<Object> written = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(WriteGuarantee.class)
    void writesAGoodBatchInOneCall(WriteGuarantee guarantee) {
        run(guarantee, 1_000, items -> null);
        assertThat(calls).hasSize(1);
        assertThat(written).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "3, 1000", "10, 1000", "1, 2", "2, 3", "1, 7"})
    void isolatesUnexplainedPoisonWithinItsBoundOfCalls(int poison, int size) {
        var bad = spread(poison, size);
        run(WriteGuarantee.ATOMIC, size, refusing(bad, new IllegalArgumentException("bad")));
        assertThat(calls.size()).isLessThanOrEqualTo(1 + 2 * poison * log2(size));
        assertThat(written).hasSize(size - poison).doesNotContainAnyElementsOf(bad);
        assertThat(failed.keySet()).containsExactlyInAnyOrderElementsOf(bad);
    }

    @Test
    void writesInTheOrderOfArrival() {
        run(WriteGuarantee.IDEMPOTENT, 100, refusing(spread(5, 100), new IllegalArgumentException("bad")));
        assertThat(written).isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)));
    }

    @Test
    void isolatesEachRecordWhereTheFailureSpeaksAboutData() {
        run(WriteGuarantee.ATOMIC, 1_000, items -> new BadData());
        assertThat(calls).hasSize(1_999);
        assertThat(kinds()).containsExactly(FailureKind.RECORD);
    }

    @Test
    void stopsEarlyWhereNothingIsAcceptedForReasonsUnknown() {
        run(WriteGuarantee.ATOMIC, 1_000, items -> new IllegalStateException("hm"));
        assertThat(calls.size()).isEqualTo(Isolation.limit(1_000)).isEqualTo(28);
        assertThat(failed).hasSize(1_000);
        assertThat(kinds()).containsExactly(FailureKind.UNKNOWN);
    }

    @Test
    void stopsEarlyWhereNothingIsAcceptedAnyMore() {
        run(
                WriteGuarantee.ATOMIC,
                1_000,
                items -> items.size() > 250 || written.size() >= 250 ? new IllegalStateException("hm") : null);
        assertThat(written).hasSize(250);
        assertThat(calls.size()).isLessThanOrEqualTo(3 + Isolation.limit(1_000));
        assertThat(kinds()).containsExactly(FailureKind.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(WriteGuarantee.class)
    void callsOnceWhereItIsTheSystem(WriteGuarantee guarantee) {
        run(guarantee, 1_000, items -> new ConnectException("refused"));
        assertThat(calls).hasSize(1);
        assertThat(kinds()).containsExactly(FailureKind.SYSTEM);
        assertThat(failed.values()).allSatisfy(failure -> assertThat(failure)
                .hasMessageStartingWith(
                        "DNB-3101 danube-batch:test could not write a record of a batch of 1000 records")
                .hasRootCauseMessage("refused"));
    }

    @Test
    void stopsWhereTheSystemFailsOnTheWay() {
        run(
                WriteGuarantee.ATOMIC,
                8,
                items ->
                        items.size() == 8 ? new BadData() : written.isEmpty() ? null : new ConnectException("refused"));
        assertThat(calls).hasSize(3);
        assertThat(written).hasSize(4);
        assertThat(kinds()).containsExactly(FailureKind.SYSTEM);
    }

    @Test
    void neverMakesSmallerCallsOfABatchOfWhichNothingIsKnown() {
        run(WriteGuarantee.NONE, 1_000, items -> new BadData());
        assertThat(calls).hasSize(1);
        assertThat(kinds()).as("which record the data speaks of is not known").containsExactly(FailureKind.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(WriteGuarantee.class)
    void blamesTheOnlyRecordOfABatchWhereTheFailureSpeaksAboutData(WriteGuarantee guarantee) {
        run(guarantee, 1, items -> new BadData());
        assertThat(kinds()).containsExactly(FailureKind.RECORD);
    }

    @ParameterizedTest
    @EnumSource(WriteGuarantee.class)
    void doesNotBlameTheOnlyRecordOfABatchForReasonsUnknown(WriteGuarantee guarantee) {
        run(guarantee, 1, items -> new IllegalStateException("hm"));
        assertThat(kinds()).containsExactly(FailureKind.UNKNOWN);
    }

    @Test
    void blamesARecordAfterWhichAnotherWasAccepted() {
        run(WriteGuarantee.ATOMIC, 2, refusing(List.<Object>of("record 0"), new IllegalStateException("hm")));
        assertThat(kinds()).containsExactly(FailureKind.RECORD);
        assertThat(failed.get("record 0"))
                .hasMessageStartingWith("DNB-3102 The sink of danube-batch:test refused this record of a batch of 2");
    }

    @Test
    void blamesTheLastRecordOfACallThatFailedWhereTheOthersWereAcceptedSince() {
        run(WriteGuarantee.ATOMIC, 2, refusing(List.<Object>of("record 1"), new IllegalStateException("hm")));
        assertThat(written).containsExactly("record 0");
        assertThat(kinds()).containsExactly(FailureKind.RECORD);
    }

    @Test
    void doesNotBlameTheLastRecordsWhereTheSystemMayHaveGoneAway() {
        run(WriteGuarantee.ATOMIC, 4, items -> items.size() == 2 && written.isEmpty() ? null : new IOException("hm"));
        assertThat(written).containsExactly("record 0", "record 1");
        assertThat(kinds()).containsExactly(FailureKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"ATOMIC, true", "NONE, false"})
    void saysWhetherARecordThatNobodyExplainsWasTriedAlone(WriteGuarantee guarantee, boolean alone) {
        run(guarantee, 2, items -> new IllegalStateException("hm"));
        assertThat(failed.values())
                .allSatisfy(failure -> assertThat(((BatchNotWrittenException) failure).isRefusedAlone())
                        .isEqualTo(alone));
    }

    @ParameterizedTest
    @EnumSource(WriteGuarantee.class)
    void believesASinkThatNamesWhatItCouldNotWrite(WriteGuarantee guarantee) {
        run(guarantee, 1_000, items -> BatchFailureException.othersWritten(items)
                .failedAt(7, new IllegalArgumentException("bad"))
                .build());
        assertThat(calls).hasSize(1);
        assertThat(failed).containsOnlyKeys("record 7");
        assertThat(kinds()).containsExactly(FailureKind.RECORD);
        assertThat(failed.get("record 7")).hasRootCauseMessage("bad");
    }

    @ParameterizedTest
    @EnumSource(WriteGuarantee.class)
    void writesTheOthersAgainWhereTheSinkSaysThatItWroteNothing(WriteGuarantee guarantee) {
        run(
                guarantee,
                1_000,
                items -> items.size() < 1_000
                        ? null
                        : BatchFailureException.nothingWritten(items)
                                .failedAt(7)
                                .build());
        assertThat(calls).hasSize(2);
        assertThat(written).hasSize(999);
        assertThat(failed).containsOnlyKeys("record 7");
    }

    @Test
    void givesBackWhatIsNamedForAReasonOfTheSystem() {
        run(WriteGuarantee.REPORTS, 10, items -> BatchFailureException.othersWritten(items)
                .failedAt(7, new ConnectException("refused"))
                .build());
        assertThat(kinds()).containsExactly(FailureKind.SYSTEM);
    }

    @Test
    void writesWhatTheSinkDidNotMentionAgainWhereThatIsAllowed() {
        run(
                WriteGuarantee.REPORTS,
                4,
                items -> items.size() < 4
                        ? null
                        : BatchFailureException.othersWritten(items.subList(0, 2))
                                .failedAt(1)
                                .build());
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1)).containsExactly("record 2", "record 3");
        assertThat(failed).containsOnlyKeys("record 1");
    }

    @Test
    void givesBackWhatTheSinkDidNotMentionWhereNothingIsKnown() {
        run(WriteGuarantee.NONE, 4, items -> BatchFailureException.othersWritten(items.subList(0, 2))
                .failedAt(1)
                .build());
        assertThat(calls).hasSize(1);
        assertThat(written).containsExactly("record 0");
        assertThat(failed).containsOnlyKeys("record 1", "record 2", "record 3");
    }

    @Test
    void takesAnImpossibleReportForNone() {
        run(
                WriteGuarantee.IDEMPOTENT,
                4,
                items -> items.size() == 1 || !items.contains("record 2")
                        ? null
                        : BatchFailureException.othersWritten(items).failedAt(4).build());
        assertThat(written).hasSize(4);
        assertThat(failed).isEmpty();
    }

    @Test
    void leavesOutWhatGotItsResultElsewhere() {
        var batch = Entries.numbered(4);
        var isolation = isolation(WriteGuarantee.ATOMIC, batch);
        var first = isolation.next();
        batch.get(0).finish();
        batch.get(1).finish();
        isolation.failed(first, Entries.items(first), new IllegalStateException("hm"));
        assertThat(Entries.items(isolation.next())).containsExactly("record 2", "record 3");
    }

    private void run(WriteGuarantee guarantee, int size, Function<List<Object>, @Nullable Throwable> sink) {
        var isolation = isolation(guarantee, Entries.numbered(size));
        for (var records = isolation.next(); records != null; records = isolation.next()) {
            var items = Entries.items(records);
            calls.add(items);
            var failure = sink.apply(items);
            if (failure == null) {
                isolation.succeeded(records);
            } else {
                isolation.failed(records, items, failure);
            }
            take(isolation);
        }
        take(isolation);
        assertThat(written.size() + failed.size()).as("each has a verdict").isEqualTo(size);
    }

    private void take(Isolation isolation) {
        for (var verdict : isolation.takeVerdicts()) {
            if (verdict.failure() == null) {
                written.add(verdict.entry().item());
            } else {
                failed.put(verdict.entry().item(), verdict.failure());
            }
        }
    }

    private Set<FailureKind> kinds() {
        var kinds = new HashSet<FailureKind>();
        failed.values().forEach(failure -> kinds.add(new DefaultFailureClassifier().classify(failure)));
        return kinds;
    }

    private static Isolation isolation(WriteGuarantee guarantee, List<Entry> batch) {
        return new Isolation("test", batch, guarantee, new DefaultFailureClassifier(), new SilentObserver());
    }

    private static Function<List<Object>, @Nullable Throwable> refusing(List<Object> bad, Throwable failure) {
        return items -> items.stream().anyMatch(bad::contains) ? failure : null;
    }

    /** Returns {@code count} records that are far from each other, none of them the last. */
    private static List<Object> spread(int count, int size) {
        var bad = new ArrayList<Object>();
        for (var each = 0; each < count; each++) {
            bad.add("record " + each * size / count);
        }
        return bad;
    }

    private static int number(Object record) {
        return Integer.parseInt(record.toString().substring("record ".length()));
    }

    private static int log2(int size) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    }

    private static final class BadData extends RuntimeException implements ClassifiedFailure {

        private static final long serialVersionUID = 1;

        @Override
        public FailureKind failureKind() {
            return FailureKind.RECORD;
        }
    }
}
