package org.danubecamel.batch.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFailureExceptionTest {

    private final List<String> records = List.of("a", "b", "c");

    @Test
    void saysHowManyAndWhy() {
        assertThat(BatchFailureException.othersWritten(records)
                        .failedAt(1, new IllegalArgumentException("no such country"))
                        .build())
                .hasMessage("1 of 3 records could not be written, the others are. First cause: no such country")
                .hasRootCauseMessage("no such country");
        assertThat(BatchFailureException.nothingWritten(records).failedAt(1).build())
                .hasMessageStartingWith("1 of 3 records could not be written, and none is.");
    }

    @Test
    void findsARecordByIdentity() {
        var report = BatchFailureException.othersWritten(records).failed("b").build();
        assertThat(report.failures()).containsOnlyKeys(1);
        assertThat(report.isPossible()).isTrue();
    }

    @Test
    void isNotPossibleWhereARecordIsInTheListTwice() {
        assertThat(BatchFailureException.othersWritten(Arrays.asList("a", "a"))
                        .failed("a")
                        .build()
                        .isPossible())
                .isFalse();
    }

    @Test
    void isAboutThatListOnly() {
        var report = BatchFailureException.othersWritten(records).failedAt(0).build();
        assertThat(report.isAbout(records)).isTrue();
        assertThat(report.isAbout(List.copyOf(Arrays.asList("a", "b", "c")))).isFalse();
    }
}
