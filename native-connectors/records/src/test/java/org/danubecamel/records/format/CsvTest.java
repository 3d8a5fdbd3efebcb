package org.danubecamel.records.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of values with quotes around what needs them, and a malformed line that costs only itself. */
class CsvTest {

    private static final RecordCodec CSV = new RecordCodec(Formats.csv());
    private static final Record FIRST = Record.of("a", "1", "b", "2");
    private static final Record LAST = Record.of("a", "3", "b", "4");

    @Test
    void valuesAreText() {
        var body = "\uFEFFa,b\r\n1,\"x,\"\"y\"\"\r\nz\"\r\n,\"\"\n";

        assertThat(CSV.read(body.getBytes(UTF_8)))
                .containsExactly(Record.of("a", "1", "b", "x,\"y\"\r\nz"), Record.of("a", null, "b", ""));
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(CSV.read("a,b\n1,2".getBytes(UTF_8))).containsExactly(FIRST);
        assertThat(CSV.read("a,b\n1,2\r\n\r\n".getBytes(UTF_8))).containsExactly(FIRST);
        assertThat(CSV.read("a,b\n1,".getBytes(UTF_8))).containsExactly(Record.of("a", "1", "b", null));
    }

    @Test
    void nullIsToldFromText() {
        var codec = new RecordCodec(Formats.csv(CsvOptions.DEFAULT.withNullValue("NULL")));
        var records = List.of(Record.of("a", null), Record.of("a", "NULL"), Record.of("a", ""));

        assertThat(codec.write(records)).asString(UTF_8).isEqualTo("a\nNULL\n\"NULL\"\n\"\"\n");
        assertThat(codec.read(codec.write(records))).isEqualTo(records);
    }

    @Test
    void columnsCanBeGivenInPlaceOfAHeader() {
        var codec = new RecordCodec(
                Formats.csv(CsvOptions.DEFAULT.withDelimiter('|').withoutHeader(List.of("a", "b"))));

        assertThat(codec.read("1|2\n".getBytes(UTF_8))).containsExactly(FIRST);
        assertThat(codec.write(List.of(FIRST))).asString(UTF_8).isEqualTo("1|2\n");
    }

    @Test
    void structsAndListsAreJson() {
        assertThat(CSV.write(List.of(Record.of("a", Record.of("k", List.of(1, "x"))))))
                .asString(UTF_8)
                .isEqualTo("a\n\"{\"\"k\"\":[1,\"\"x\"\"]}\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x,y,z", "\"x\"y,z", "\"x\"y,\"z", "x,\"y\"\r,z"})
    void aMalformedLineCostsOnlyItself(String line) {
        var unpacked = CSV.unpack(("a,b\n1,2\n" + line + "\n3,4\n").getBytes(UTF_8));

        assertThat(unpacked).extracting(Unpacked::recordOrNull).containsExactly(FIRST, null, LAST);
        assertThat(((Unpacked.Bad) unpacked.get(1)).failure()).hasMessageStartingWith("DNB-3203 Record 1 at byte 8: ");
    }

    @Test
    void aQuoteThatIsNotClosedCostsOnlyItsLine() {
        var unpacked = CSV.unpack("a,b\n1,2\nx,\"y\n3,4\n".getBytes(UTF_8));

        assertThat(unpacked).extracting(Unpacked::recordOrNull).containsExactly(FIRST, null, LAST);
        assertThat(unpacked.get(2).position()).isEqualTo(new Position(2, 13));
    }

    @Test
    void aQuoteThatIsNotClosedWithinTheLimitCostsOnlyItsLine() {
        var limited = new RecordCodec(Formats.csv(), Compression.NONE, ReadLimits.DEFAULT.withMaxRecordBytes(1_000));
        var body = "a,b\n1,2\nx,\"y\n" + "3,4\n".repeat(10_000);

        var unpacked = limited.unpack(body.getBytes(UTF_8));

        assertThat(unpacked).hasSize(10_002);
        assertThat(unpacked.stream().filter(each -> each instanceof Unpacked.Bad))
                .hasSize(1);
    }

    @Test
    void invalidUtf8CostsOneLine() {
        var body = "a,b\n1,2\nx,y\n3,4\n".getBytes(UTF_8);
        body[8] = (byte) 0xFF;

        assertThat(CSV.unpack(body)).extracting(Unpacked::recordOrNull).containsExactly(FIRST, null, LAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a\n1,2\n", "a,\n1,2\n", "a,\"b\n1,2\n"})
    void aHeaderWithoutNamesIsRefused(String body) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> CSV.unpack(body.getBytes(UTF_8)))
                .withMessageStartingWith("DNB-3202 Record 0 at byte 0: The header cannot be read.");
    }

    @Test
    void columnsAndHeaderMustBeTheSame() {
        var codec = new RecordCodec(Formats.csv(CsvOptions.DEFAULT.withColumns(List.of("b", "a"))));

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> codec.read("a,b\n".getBytes(UTF_8)))
                .withMessageContaining("not that of the given columns");
    }

    @Test
    void aFieldThatIsNoColumnIsNotDropped() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> CSV.write(List.of(FIRST, Record.of("a", 1, "c", 2))))
                .withMessageStartingWith("DNB-3208 Field \"c\" is no column");
    }

    @Test
    void givenColumnsAreWrittenWithoutAnyRecord() {
        var codec = new RecordCodec(Formats.csv(CsvOptions.DEFAULT.withColumns(List.of("b", "a"))));

        assertThat(codec.write(List.of())).asString(UTF_8).isEqualTo("b,a\n");
        assertThat(codec.write(List.of(FIRST))).asString(UTF_8).isEqualTo("b,a\n2,1\n");
    }
}
