package org.danubecamel.records.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.danubecamel.records.RandomRecords;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.format.avro.AvroTypes;
import org.danubecamel.records.format.parquet.ParquetCodec;
import org.danubecamel.records.format.parquet.ParquetFormats;
import org.danubecamel.records.format.parquet.ParquetOptions;
import org.danubecamel.records.format.protobuf.ProtobufFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, a decoder answers with records or with its own exception. The timeout is for what hangs. */
@Timeout(300)
class FuzzTest {

    private static final int CASES = Integer.getInteger("danube.test.fuzz", 2_000);
    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 10_000, 1 << 16, 32, 10_000);
    private static final RecordSchema SCHEMA = new RandomRecords(11).schema(3);
    private static final List<Record> RECORDS = new RandomRecords(7).records(SCHEMA, 8);

    static Stream<Format> formats() {
        return Stream.of(
                Formats.json(),
                Formats.jsonLines(),
                Formats.csv(),
                Formats.text(),
                Formats.raw(),
                AvroFormats.container(SCHEMA, AvroFormats.Codec.NULL),
                AvroFormats.container(SCHEMA, AvroFormats.Codec.DEFLATE),
                AvroFormats.container(SCHEMA, AvroFormats.Codec.SNAPPY),
                AvroFormats.container(SCHEMA, AvroFormats.Codec.ZSTANDARD),
                AvroFormats.datum(AvroTypes.of(SCHEMA)),
                AvroFormats.framed(id -> id == 1 ? AvroTypes.of(SCHEMA) : null, 1, AvroTypes.of(SCHEMA)),
                ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withCodec(ParquetCodec.NONE)),
                ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withCodec(ParquetCodec.SNAPPY)),
                ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withCodec(ParquetCodec.ZSTD)),
                ProtobufFormats.message(Orders.type()),
                ProtobufFormats.delimited(Orders.type()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noBodyBreaksAFormat(Format format) {
        DecoderFuzz.check(
                body -> readThrough(new RecordCodec(format, Compression.NONE, LIMITS), body), valid(format), CASES);
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void noBodyBreaksACompression(Compression compression) {
        var codec = new RecordCodec(Formats.jsonLines(), compression, LIMITS);
        DecoderFuzz.check(body -> readThrough(codec, body), List.of(codec.write(RECORDS)), CASES);
    }

    static Stream<Compression> compressions() {
        return Arrays.stream(Compression.values());
    }

    @Test
    void aDecoderThatBelievesALengthIsFound() {
        assertThatThrownBy(() -> DecoderFuzz.check(
                        body -> new String(body, 1, body[0]),
                        List.of("\u0003abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        100))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("IndexOutOfBounds");
    }

    @Test
    void aDecoderThatFollowsNestingWithoutEndIsFound() {
        assertThatThrownBy(() -> DecoderFuzz.check(FuzzTest::nest, List.of(new byte[] {1}), 100))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("StackOverflow");
    }

    private static void nest(byte[] body) {
        nest(body.clone());
    }

    private static void readThrough(RecordCodec codec, byte[] body) {
        try (var reader = codec.reader(new java.io.ByteArrayInputStream(body))) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof Unpacked.Bad bad
                        && !bad.failure().getMessage().contains("ecord ")) {
                    throw new IllegalStateException(
                            "No position in: " + bad.failure().getMessage());
                }
            }
        }
    }

    private static List<byte[]> valid(Format format) {
        var bodies = new ArrayList<byte[]>();
        switch (format.name()) {
            case "text" -> bodies.add("text \uD83D\uDE80".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case "raw" -> bodies.add(new byte[] {1, 2, 3});
            case "protobuf", "protobuf-delimited" -> {
                var parent = Record.of("id", 1L, "name", "one", "parent", Record.of("tags", List.of("a", "b")));
                bodies.add(new RecordCodec(format)
                        .write(List.of(
                                Record.of("id", 2L, "parent", parent, "stock", Record.of("k", 1), "price", 0.5))));
            }
            case "avro-datum", "avro-framed" ->
                RECORDS.forEach(record -> bodies.add(new RecordCodec(format).write(List.of(record))));
            default -> bodies.add(new RecordCodec(format).write(RECORDS));
        }
        return bodies;
    }
}
