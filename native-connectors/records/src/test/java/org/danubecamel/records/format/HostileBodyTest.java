package org.danubecamel.records.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.Schema;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordException.Reason;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.format.avro.AvroTypes;
import org.danubecamel.records.format.protobuf.ProtobufFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that were made to do harm are refused, or are read for what they are. */
class HostileBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsRefused(String opening) {
        var body = "{\"a\":" + opening.repeat(100_000);

        refused(Formats.json(), body.getBytes(UTF_8), Reason.LIMIT);
        assertThat(firstFailure(Formats.jsonLines(), body.getBytes(UTF_8)).reason())
                .isEqualTo(Reason.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e-1000000", "1e99999999999", "-1E+2147483648"})
    void hugeExponentsCostOneRecord(String number) {
        var body = "[{\"a\":" + number + "},{\"a\":1}]";
        var unpacked = new RecordCodec(Formats.json()).unpack(body.getBytes(UTF_8));

        assertThat(unpacked.get(0)).isInstanceOfSatisfying(Unpacked.Bad.class, bad -> assertThat(
                        bad.failure().reason())
                .isEqualTo(Reason.LIMIT));
        assertThat(unpacked.get(1).orThrow()).isEqualTo(Record.of("a", 1L));
    }

    @Test
    void longNumbersAreExact() {
        var digits = "1".repeat(999);

        assertThat(only("{\"a\":" + digits + ",\"b\":0." + digits + ",\"c\":1e400}"))
                .isEqualTo(Record.of(
                        "a", new BigDecimal(digits), "b", new BigDecimal("0." + digits), "c", new BigDecimal("1e400")));
        assertThat(firstFailure(Formats.jsonLines(), ("{\"a\":" + "1".repeat(2_000) + "}").getBytes(UTF_8))
                        .reason())
                .isEqualTo(Reason.LIMIT);
    }

    @Test
    void nulAndCharactersBeyondTheBasicPlaneAreText() {
        assertThat(only("{\"\\u0000\":\"\uD83D\uDE80\\u0000\"}")).isEqualTo(Record.of("\u0000", "\uD83D\uDE80\u0000"));
    }

    @Test
    void namesThatComeTwiceCostOneRecord() {
        var unpacked = new RecordCodec(Formats.json())
                .unpack("[{\"a\":{\"b\":1,\"b\":[{\"c\":2}]},\"d\":{}},{\"a\":3}]".getBytes(UTF_8));

        assertThat(unpacked).hasSize(2);
        assertThat(unpacked.get(0)).isInstanceOfSatisfying(Unpacked.Bad.class, bad -> assertThat(bad.failure())
                .hasMessageContaining("\"b\" comes twice")
                .hasMessageContaining("Record 0 at byte 1"));
        assertThat(unpacked.get(1).orThrow()).isEqualTo(Record.of("a", 3L));
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        var broken = Record.of("a", "\uD800");

        for (var format : List.of(Formats.json(), Formats.jsonLines(), Formats.csv())) {
            assertThatExceptionOfType(RecordException.class).as(format.name()).isThrownBy(() -> new RecordCodec(format)
                    .write(List.of(broken)));
        }
    }

    /** A length of 100 MB, and five bytes after it. */
    @Test
    void declaredLengthsTakeNoMemory() {
        var length = new byte[] {(byte) 0x80, (byte) 0x84, (byte) 0xAF, 0x5F, 'a', 'b', 'c', 'd', 'e'};
        var string = new RecordCodec(AvroFormats.datum(Schema.create(Schema.Type.STRING)));
        var list = new RecordCodec(AvroFormats.datum(Schema.createArray(Schema.create(Schema.Type.NULL))));

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> string.read(length))
                .withMessageContaining("a length beyond it");
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> list.read(length))
                .withMessageContaining("more values than allowed");
        refused(ProtobufFormats.delimited(Orders.type()), length, Reason.MALFORMED_BODY);
    }

    @Test
    void aSchemaThatContainsItselfEnds() {
        var schema =
                AvroTypes.parse("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"type\":\"A\"}]}");

        assertThat(firstFailure(AvroFormats.datum(schema), new byte[0]).reason())
                .isEqualTo(Reason.LIMIT);
    }

    @Test
    void recordsWithoutBytesEnd() {
        var empty = AvroTypes.parse("{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}");
        var codec = new RecordCodec(
                AvroFormats.container(empty, AvroFormats.Codec.NULL),
                Compression.NONE,
                ReadLimits.DEFAULT.withMaxRecords(100));
        var body = codec.write(java.util.Collections.nCopies(101, Record.empty()));

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> codec.read(body))
                .withMessageContaining("more records than allowed, 100");
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void bombsAreRefused(Compression compression) throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var out = compression.compress(bomb)) {
            out.write(new byte[20_000_000]);
        }
        var codec = new RecordCodec(Formats.raw(), compression, ReadLimits.DEFAULT.withMaxBodyBytes(1_000_000));

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> codec.read(bomb.toByteArray()))
                .withMessageContaining("more than 1000000 bytes, decompressed");
    }

    @Test
    void bombsInBlocksAreRefused() {
        var schema = Schema.create(Schema.Type.BYTES);
        for (var codec : AvroFormats.Codec.values()) {
            var written = new RecordCodec(AvroFormats.container(schema, codec))
                    .write(List.of(Record.of("value", new byte[20 << 20])));

            assertThatExceptionOfType(RecordException.class)
                    .as(codec.name())
                    .isThrownBy(() -> new RecordCodec(AvroFormats.container()).read(written))
                    .withMessageContaining("at most");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl", "csv", "text", "raw"})
    void endlessRecordsAreRefused(String name) {
        var format = List.of(Formats.json(), Formats.jsonLines(), Formats.csv(), Formats.text(), Formats.raw()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var start = name.startsWith("json") ? "{\"a\":\"" : name.equals("csv") ? "a\n\"" : "";
        var body = start + "x".repeat(200_000);
        var limits = ReadLimits.DEFAULT.withMaxRecordBytes(50_000);

        try (var reader = format.reader(new ByteArrayInputStream(body.getBytes(UTF_8)), limits)) {
            assertThatExceptionOfType(RecordException.class)
                    .isThrownBy(reader::readAll)
                    .matches(e -> e.reason() == Reason.LIMIT);
        }
    }

    @Test
    void aStreamThatFailsIsNoBadRecord() {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        for (var compression : Compression.values()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .as(compression.name())
                    .isThrownBy(() -> new RecordCodec(Formats.json(), compression)
                            .reader(failing)
                            .next())
                    .withMessageContaining("gone");
        }
    }

    private static Record only(String json) {
        return new RecordCodec(Formats.json()).read(json.getBytes(UTF_8)).get(0);
    }

    private static RecordException firstFailure(Format format, byte[] body) {
        return ((Unpacked.Bad) new RecordCodec(format).unpack(body).get(0)).failure();
    }

    private static void refused(Format format, byte[] body, Reason reason) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> new RecordCodec(format).unpack(body))
                .matches(e -> e.reason() == reason, "is " + reason);
    }
}
