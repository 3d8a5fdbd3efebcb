package org.danubecamel.batch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.danubecamel.batch.internal.FailureReport.Fate;
import org.danubecamel.batch.sink.BatchFailureException;
import org.junit.jupiter.api.Test;

class FailureReportTest {

    private final Object a = new Object();
    private final Object b = new Object();
    private final Object c = new Object();
    private final Object d = new Object();
    private final List<Object> items = List.of(a, b, c, d);

    @Test
    void takesPositionsInTheVeryListThatTheSinkWasGiven() {
        assertThat(fates(BatchFailureException.othersWritten(items).failedAt(1).build()))
                .containsExactly(Fate.WRITTEN, Fate.NAMED, Fate.WRITTEN, Fate.WRITTEN);
    }

    @Test
    void takesPositionsInAFilteredListByWhatStandsThere() {
        assertThat(fates(BatchFailureException.othersWritten(List.of(b, d))
                        .failedAt(1)
                        .build()))
                .containsExactly(Fate.UNMENTIONED, Fate.WRITTEN, Fate.UNMENTIONED, Fate.NAMED);
    }

    @Test
    void takesPositionsInASortedListByWhatStandsThere() {
        assertThat(fates(BatchFailureException.othersWritten(List.of(d, c, b, a))
                        .failedAt(0)
                        .build()))
                .containsExactly(Fate.WRITTEN, Fate.WRITTEN, Fate.WRITTEN, Fate.NAMED);
    }

    @Test
    void takesWhatTheListHeldWhenTheReportWasBegun() {
        var own = new ArrayList<>(items);
        var report = BatchFailureException.othersWritten(own);
        own.remove(0);
        assertThat(fates(report.failedAt(0).build()))
                .containsExactly(Fate.NAMED, Fate.WRITTEN, Fate.WRITTEN, Fate.WRITTEN);
    }

    @Test
    void saysThatNothingWasWritten() {
        assertThat(fates(BatchFailureException.nothingWritten(items).failed(c).build()))
                .containsExactly(Fate.HELD_BACK, Fate.HELD_BACK, Fate.NAMED, Fate.HELD_BACK);
    }

    @Test
    void comparesByIdentityAndNotByEquality() {
        var one = new String("same");
        var other = new String("same");
        var report = FailureReport.find(
                BatchFailureException.othersWritten(Arrays.asList(other, one))
                        .failedAt(0)
                        .build(),
                List.of(one, other));
        assertThat(report.fate(0)).isEqualTo(Fate.WRITTEN);
        assertThat(report.fate(1)).isEqualTo(Fate.NAMED);
    }

    @Test
    void isNoneWhereAnObjectThatIsInTheBatchTwiceIsNamedInAnotherList() {
        assertThat(FailureReport.find(
                        BatchFailureException.othersWritten(List.of(a))
                                .failedAt(0)
                                .build(),
                        List.of(a, b, a)))
                .isNull();
    }

    @Test
    void tellsAnObjectThatIsInTheVeryListTwiceByItsPosition() {
        var twice = List.of(a, b, a);
        var report = FailureReport.find(
                BatchFailureException.othersWritten(twice).failedAt(2).build(), twice);
        assertThat(report.fate(0)).isEqualTo(Fate.WRITTEN);
        assertThat(report.fate(2)).isEqualTo(Fate.NAMED);
    }

    @Test
    void concludesNothingAboutAnObjectThatIsInTheBatchTwiceAndInAnotherList() {
        var report = FailureReport.find(
                BatchFailureException.othersWritten(List.of(a, b)).failedAt(1).build(), List.of(a, b, a));
        assertThat(report.fate(0)).isEqualTo(Fate.UNMENTIONED);
        assertThat(report.fate(2)).isEqualTo(Fate.UNMENTIONED);
    }

    @Test
    void neverFindsANull() {
        var withNull = Arrays.asList(a, null, c);
        assertThat(FailureReport.find(
                        BatchFailureException.othersWritten(Collections.singletonList(null))
                                .failedAt(0)
                                .build(),
                        withNull))
                .isNull();
    }

    @Test
    void isNoneWhereNothingIsNamed() {
        assertImpossible(BatchFailureException.othersWritten(items).build());
    }

    @Test
    void isNoneWhereAPositionDoesNotExist() {
        assertImpossible(BatchFailureException.othersWritten(items).failedAt(-1).build());
        assertImpossible(BatchFailureException.othersWritten(items).failedAt(4).build());
        assertImpossible(BatchFailureException.othersWritten(items)
                .failedAt(0)
                .failedAt(4)
                .build());
    }

    @Test
    void isNoneWhereAPositionIsNamedTwice() {
        assertImpossible(BatchFailureException.othersWritten(items)
                .failedAt(1)
                .failedAt(1)
                .build());
    }

    @Test
    void isNoneWhereARecordIsNamedThatWasNotInTheList() {
        assertImpossible(
                BatchFailureException.othersWritten(items).failed(new Object()).build());
        assertImpossible(BatchFailureException.othersWritten(List.of(new Object(), a))
                .failedAt(0)
                .build());
    }

    @Test
    void isFoundInTheChainOfCausesAlthoughThatIsCircular() {
        var outer = new IllegalStateException("outer");
        var middle = new IllegalStateException("middle", outer);
        outer.initCause(middle);
        middle.addSuppressed(
                BatchFailureException.othersWritten(items).failedAt(0).build());
        assertThat(fates(outer)).containsExactly(Fate.NAMED, Fate.WRITTEN, Fate.WRITTEN, Fate.WRITTEN);
    }

    @Test
    void isNoneInACircularChainWithoutOne() {
        var outer = new IllegalStateException("outer");
        outer.initCause(new IllegalStateException("middle", outer));
        assertImpossible(outer);
    }

    @Test
    void joinsReportsAboutDifferentParts() {
        var first =
                BatchFailureException.othersWritten(List.of(a, b)).failedAt(0).build();
        first.addSuppressed(
                BatchFailureException.othersWritten(List.of(c, d)).failedAt(1).build());
        assertThat(fates(first)).containsExactly(Fate.NAMED, Fate.WRITTEN, Fate.WRITTEN, Fate.NAMED);
    }

    @Test
    void believesTheOuterOneOfTwoAboutTheSameRecords() {
        var outer = BatchFailureException.othersWritten(items).failedAt(0).build();
        outer.addSuppressed(
                BatchFailureException.othersWritten(items).failedAt(1).build());
        assertThat(fates(outer)).containsExactly(Fate.NAMED, Fate.WRITTEN, Fate.WRITTEN, Fate.WRITTEN);
    }

    private Fate[] fates(Throwable failure) {
        var report = FailureReport.find(failure, items);
        assertThat(report).isNotNull();
        var fates = new Fate[items.size()];
        Arrays.setAll(fates, report::fate);
        return fates;
    }

    private void assertImpossible(Throwable failure) {
        assertThat(FailureReport.find(failure, items)).isNull();
    }
}
