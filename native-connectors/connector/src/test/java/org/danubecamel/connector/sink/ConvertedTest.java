package org.danubecamel.connector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.mapping.MessageMetadata;
import org.junit.jupiter.api.Test;

class ConvertedTest {

    @Test
    void leavesOutTheWholeMessageOfARecordThatCannotBeConverted() {
        var converted = Converted.of(
                List.of(record(1, 0, 0), record(2, 1, 0), record(-3, 1, 1), record(4, 1, 2), record(5, 2, 0)),
                ConvertedTest::positive);
        assertThat(converted.values()).containsExactly(1L, 5L);
        assertThat(converted.position(1)).isEqualTo(4);
        var failure = catchThrowableOfType(RecordFailures.class, converted::throwIfRefused);
        assertThat(failure.failures()).containsOnlyKeys(2);
        assertThat(failure.areOthersWritten()).isTrue();
    }

    @Test
    void isSilentWhereNothingIsRefused() {
        assertThatCode(Converted.of(List.of(record(1, 0, 0)), ConvertedTest::positive)::throwIfRefused)
                .doesNotThrowAnyException();
    }

    @Test
    void passesOnWhatIsNotAboutARecord() {
        assertThatThrownBy(() -> Converted.of(List.of(record(1, 0, 0)), record -> {
                    throw new IllegalStateException("no table");
                }))
                .hasMessage("no table");
    }

    @Test
    void aTombstoneIsNoRecord() {
        var tombstone = new SinkRecord(null, new MessageMetadata(null, "k", null, null), 0, 0);
        assertThatThrownBy(tombstone::orThrow).hasMessageContaining("DNB-3207");
    }

    @Test
    void identitiesOfOneMessageDiffer() {
        var metadata = new MessageMetadata("m", null, null, null);
        assertThat(new SinkRecord(Record.empty(), metadata, 0, 0).identity()).isEqualTo("m");
        assertThat(new SinkRecord(Record.empty(), metadata, 3, 1).identity()).isEqualTo("m#1");
        assertThat(SinkRecord.of(Record.empty()).identity()).isNull();
    }

    @Test
    void aReportThatNamesNothingIsNone() {
        assertThatThrownBy(RecordFailures.nothingWritten()::build).isInstanceOf(IllegalStateException.class);
    }

    private static SinkRecord record(long id, int message, int index) {
        return new SinkRecord(Record.of("id", id), MessageMetadata.NONE, message, index);
    }

    private static Long positive(SinkRecord record) {
        var id = (Long) record.orThrow().get("id");
        if (id == null || id < 0) {
            throw new RecordException(RecordException.Reason.CONVERSION, "negative");
        }
        return id;
    }
}
