package org.danubecamel.records.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays and lines of objects, with the position of each, and of what is none. */
class JsonTest {

    private static final RecordCodec JSON = new RecordCodec(Formats.json());
    private static final RecordCodec LINES = new RecordCodec(Formats.jsonLines());
    private static final List<Record> TWO = List.of(Record.of("a", 1L), Record.of("a", 2L));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1},{\"a\":2}]",
                "{\"a\":1}{\"a\":2}",
                " {\"a\":1}\n\n{\"a\":2} ",
                "\uFEFF[{\"a\":1},{\"a\":2}]"
            })
    void arraysAndSequencesAreRead(String body) {
        assertThat(JSON.read(body.getBytes(UTF_8))).isEqualTo(TWO);
    }

    @Test
    void recordsAreWritten() {
        assertThat(JSON.write(TWO)).asString(UTF_8).isEqualTo("[{\"a\":1},{\"a\":2}]");
        assertThat(JSON.write(List.of())).asString(UTF_8).isEqualTo("[]");
        assertThat(LINES.write(TWO)).asString(UTF_8).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void anElementThatIsNoObjectCostsOnlyItself() {
        var unpacked = JSON.unpack("[{\"a\":1},7,[[1]],{\"a\":2}]".getBytes(UTF_8));

        assertThat(unpacked).extracting(Unpacked::recordOrNull).containsExactly(TWO.get(0), null, null, TWO.get(1));
        assertThat(unpacked)
                .extracting(Unpacked::position)
                .containsExactly(new Position(0, 1), new Position(1, 9), new Position(2, 11), new Position(3, 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"a\":1},{\"a\":", "[{\"a\":1},{\"a\" 1}]", "[{\"a\":1}", "[{\"a\":1}]x", "[{\"a\":1}][]"})
    void malformedBodiesNameThePosition(String body) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> JSON.unpack(body.getBytes(UTF_8)))
                .withMessageStartingWith("DNB-3202 Record 1 at byte ");
    }

    @Test
    void anEmptyBodyIsNoJson() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> JSON.read(new byte[0]))
                .withMessageContaining("The body is empty");
    }

    @Test
    void aLineThatIsNoObjectCostsOnlyItself() {
        var bad = List.of(
                "{\"a\":", "{\"a\":1}{", "[]", "7", "{\"a\":1,\"a\":2}", "{\"a\":1e9999}", "\u0001", "{\"a\":\"\t\"}");
        for (var line : bad) {
            var unpacked = LINES.unpack(("{\"a\":1}\r\n" + line + "\n\n{\"a\":2}").getBytes(UTF_8));

            assertThat(unpacked)
                    .as(line)
                    .extracting(Unpacked::recordOrNull)
                    .containsExactly(TWO.get(0), null, TWO.get(1));
            assertThat(((Unpacked.Bad) unpacked.get(1)).failure()).hasMessageContaining("Record 1 at byte 9: ");
        }
    }

    @Test
    void invalidUtf8CostsOneLine() {
        var body = "{\"a\":1}\n{\"a\":\"x\"}\n{\"a\":2}\n".getBytes(UTF_8);
        body[14] = (byte) 0xFF;

        assertThat(LINES.unpack(body)).extracting(Unpacked::recordOrNull).containsExactly(TWO.get(0), null, TWO.get(1));
    }

    @Test
    void aLineThatIsTooLongCostsOnlyItself() {
        var limited =
                new RecordCodec(Formats.jsonLines(), Compression.NONE, ReadLimits.DEFAULT.withMaxRecordBytes(20_000));
        var body = "{\"a\":1}\n{\"a\":\"" + "x".repeat(50_000) + "\"}\n{\"a\":2}\n";

        var unpacked = limited.unpack(body.getBytes(UTF_8));

        assertThat(unpacked).extracting(Unpacked::recordOrNull).containsExactly(TWO.get(0), null, TWO.get(1));
        assertThat(((Unpacked.Bad) unpacked.get(1)).failure().reason()).isEqualTo(Reason.LIMIT);
        assertThat(unpacked.get(2).position()).isEqualTo(new Position(2, 50_017));
    }

    @Test
    void tooManyRecordsAreRefused() {
        var limited = new RecordCodec(Formats.jsonLines(), Compression.NONE, ReadLimits.DEFAULT.withMaxRecords(1));

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> limited.unpack(LINES.write(TWO)))
                .withMessageContaining("more records than allowed, 1");
        assertThat(limited.unpack("{}\n".getBytes(UTF_8))).hasSize(1);
    }

    @Test
    void whatJsonCannotSayIsNotWrittenAndOthersAre() {
        var out = new java.io.ByteArrayOutputStream();
        try (var writer = JSON.writer(out)) {
            writer.write(TWO.get(0));
            assertThatExceptionOfType(RecordException.class)
                    .isThrownBy(() -> writer.write(Record.of("b", 1, "a", Double.NaN)))
                    .withMessageStartingWith("DNB-3208");
            writer.write(TWO.get(1));
        }

        assertThat(JSON.read(out.toByteArray())).isEqualTo(TWO);
    }
}
