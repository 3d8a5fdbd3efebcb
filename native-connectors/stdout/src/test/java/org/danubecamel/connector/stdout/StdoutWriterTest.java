package org.danubecamel.connector.stdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Record;
import org.danubecamel.records.format.options.FormatName;
import org.danubecamel.records.mapping.MessageMetadata;
import org.junit.jupiter.api.Test;

class StdoutWriterTest {

    private static final Record ORDER = Record.of(
            "id", 1L, "total", new BigDecimal("9.90"), "tags", List.of("a", "b"), "customer", Record.of("name", "Ulm"));

    private final StdoutConfiguration options = new StdoutConfiguration();
    private final Output output = new Output();

    @Test
    void jsonIsIndented() {
        write(ORDER);

        assertThat(output.text())
                .isEqualTo(
                        """
                        {
                          "id" : 1,
                          "total" : 9.90,
                          "tags" : [ "a", "b" ],
                          "customer" : {
                            "name" : "Ulm"
                          }
                        }
                        """);
    }

    @Test
    void withoutPrettyEachRecordIsALine() {
        options.setPretty(false);
        write(ORDER, Record.of("id", 2L));

        assertThat(output.text())
                .isEqualTo(
                        """
                        {"id":1,"total":9.90,"tags":["a","b"],"customer":{"name":"Ulm"}}
                        {"id":2}
                        """);
    }

    @Test
    void longNumbersAndDeepRecordsStayAsTheyAre() {
        var deep = Record.of("end", new BigDecimal("-0." + "123456789".repeat(111)));
        for (int depth = 0; depth < 250; depth++) {
            deep = Record.of("deeper", deep);
        }
        write(deep);

        assertThat(output.text().replaceAll("\\s", ""))
                .contains("{\"end\":-0.123")
                .contains("789}}}");
    }

    @Test
    void textIsWrittenAsItIs() {
        options.setFormat(FormatName.TEXT);
        write(Record.of("data", "Grüße \uD83D\uDE00\tto all"), Record.of("data", ""));

        assertThat(output.text()).isEqualTo("Grüße \uD83D\uDE00\tto all\n\n");
    }

    @Test
    void noTextCommandsTheTerminalOrLooksLikeTwo() {
        options.setFormat(FormatName.TEXT);
        write(Record.of("data", "red \u001B[31m\u009B31m\r\nnext\0"));

        assertThat(output.text()).isEqualTo("red \\u001b[31m\\u009b31m\\r\\nnext\\u0000\n");
    }

    @Test
    void noStringInJsonCommandsTheTerminal() {
        options.setPretty(false);
        write(Record.of("data", "red \u001B[31m\u009B31m\u007F\n"));

        assertThat(output.text()).isEqualToIgnoringCase("{\"data\":\"red \\u001b[31m\\u009b31m\\u007f\\n\"}\n");
    }

    @Test
    void metadataIsShownWhereItIsWanted() {
        options.setPretty(false);
        options.setShowMetadata(true);
        var metadata = new MessageMetadata("/default/orders@7", "k", "/default/orders", Instant.EPOCH);
        writer(output.stream()).write(List.of(new SinkRecord(Record.of("id", 1L), metadata, 0, 0)));

        assertThat(output.text())
                .isEqualTo("{\"id\":\"/default/orders@7\",\"key\":\"k\",\"topic\":\"/default/orders\","
                        + "\"timestamp\":\"1970-01-01T00:00:00Z\",\"record\":{\"id\":1}}\n");
    }

    @Test
    void metadataStandsBeforeText() {
        options.setFormat(FormatName.TEXT);
        options.setShowMetadata(true);
        write(Record.of("data", "hello"));

        assertThat(output.text()).isEqualTo("{\"id\":null,\"key\":null,\"topic\":null,\"timestamp\":null} hello\n");
    }

    @Test
    void aTombstoneIsNull() {
        options.setPretty(false);
        writer(output.stream()).write(List.of(new SinkRecord(null, new MessageMetadata(null, "k", null, null), 0, 0)));

        assertThat(output.text()).isEqualTo("null\n");
    }

    @Test
    void aRecordThatJsonCannotExpressIsNamedAndItsNeighboursAreWritten() {
        options.setPretty(false);
        var records = List.of(record(0, Record.of("id", 1L)), record(1, Record.of("id", Double.NaN)), record(2, ORDER));
        var failure = catchThrowableOfType(
                RecordFailures.class, () -> writer(output.stream()).write(records));

        assertThat(failure.failures()).containsOnlyKeys(1);
        assertThat(failure.areOthersWritten()).isTrue();
        assertThat(output.text()).hasLineCount(2).startsWith("{\"id\":1}\n{\"id\":1,");
    }

    @Test
    void aClosedOutputIsAFailureOfTheSystem() {
        var stream = output.stream();
        stream.close();

        assertFailsOfTheSystem(stream);
    }

    @Test
    void anOutputThatFailsWhenItIsFlushedIsAFailureOfTheSystem() {
        var stream = output.stream();
        output.fail();

        assertFailsOfTheSystem(stream);
    }

    @Test
    void aClosedOutputIsNoticedAtStart() {
        var stream = output.stream();
        stream.close();

        assertThatThrownBy(writer(stream)::check).hasMessageStartingWith("DNB-3611");
    }

    @Test
    void anOutputThatIsReplacedIsFound() {
        var first = new Output();
        var streams = List.of(first.stream(), output.stream()).iterator();
        try (var writer = new StdoutWriter(options, streams::next)) {
            writer.write(List.of(record(0, ORDER)));
            writer.write(List.of(record(0, ORDER)));
        }

        assertThat(output.text()).isEqualTo(first.text()).isNotEmpty();
    }

    private void assertFailsOfTheSystem(PrintStream stream) {
        var failure = catchThrowableOfType(
                StdoutClosedException.class, () -> writer(stream).write(List.of(record(0, ORDER))));
        assertThat(new DefaultFailureClassifier().classify(failure)).isEqualTo(FailureKind.SYSTEM);
    }

    private void write(Record... records) {
        writer(output.stream())
                .write(Arrays.stream(records).map(record -> record(0, record)).toList());
    }

    private StdoutWriter writer(PrintStream stream) {
        return new StdoutWriter(options, () -> stream);
    }

    private static SinkRecord record(int message, Record value) {
        return new SinkRecord(value, MessageMetadata.NONE, message, 0);
    }
}
