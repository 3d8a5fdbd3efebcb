package org.danubecamel.records.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, a decoder answers with records or with its own exception, within time and memory. */
class FuzzTest {

    /** For a decoder that hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int CASES = 2_000;
    /** Buffers of decompressors, and a few records in memory. */
    private static final long MAX_ALLOCATED = 64 << 20;

    private static volatile byte[] claimed = {};

    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 10_000, 1 << 16, 32, 10_000);
    private static final RecordSchema SCHEMA = new RandomRecords(11).schema(3);
    private static final List<Record> RECORDS = new RandomRecords(7).records(SCHEMA, 8);

    /** With encodings that we do not write, and without checksums, which would find the damage first. */
    private static final List<byte[]> OTHERS_PARQUET = List.of(duckDb("V1"), duckDb("V2"));

    private static byte[] duckDb(String version) {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            var file = Files.createTempFile("fuzz", ".parquet");
            statement.execute("COPY (SELECT i, 'name ' || lpad(i::VARCHAR, 8, '0') AS sorted, 'few ' || i % 5 AS few,"
                    + " CASE WHEN i % 3 = 0 THEN NULL ELSE i / 8.0 END AS d, i % 2 = 0 AS even, [i, i + 1] AS list,"
                    + " {'x': i, 'y': NULL} AS struct, MAP {'k': i} AS map, i::DECIMAL(30, 3) AS price"
                    + " FROM range(150) t(i)) TO '" + file + "' (FORMAT parquet, COMPRESSION uncompressed,"
                    + " PARQUET_VERSION '" + version + "')");
            var body = Files.readAllBytes(file);
            Files.delete(file);
            return body;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

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
        fuzz(format.name(), new RecordCodec(format, Compression.NONE, LIMITS), valid(format));
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void noBodyBreaksACompression(Compression compression) {
        var codec = new RecordCodec(Formats.jsonLines(), compression, LIMITS);
        fuzz(compression.name(), codec, List.of(codec.write(RECORDS)));
    }

    /** So many bodies, or for as long as the system property says. */
    private static void fuzz(String name, RecordCodec codec, List<byte[]> valid) {
        var time = System.getProperty("danube.test.fuzz");
        if (time == null) {
            assertTimeoutPreemptively(
                    PATIENCE, () -> DecoderFuzz.check(body -> readThrough(codec, body), valid, CASES, MAX_ALLOCATED));
            return;
        }
        var length = Duration.parse(time);
        long seed = Long.getLong("danube.test.seed", System.nanoTime());
        var seen = assertTimeoutPreemptively(
                length.plus(PATIENCE),
                () -> DecoderFuzz.check(body -> readThrough(codec, body), valid, length, seed, MAX_ALLOCATED));
        System.out.println("Fuzz of " + name + ": " + seen);
    }

    static Stream<Compression> compressions() {
        return Arrays.stream(Compression.values());
    }

    @Test
    void aDecoderThatBelievesALengthIsFound() {
        assertThatThrownBy(() -> DecoderFuzz.check(
                        body -> new String(body, 1, body[0]),
                        List.of("\u0003abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        100,
                        MAX_ALLOCATED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("IndexOutOfBounds");
    }

    @Test
    void aDecoderThatFollowsNestingWithoutEndIsFound() {
        assertThatThrownBy(() -> DecoderFuzz.check(FuzzTest::nest, List.of(new byte[] {1}), 100, MAX_ALLOCATED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("StackOverflow");
    }

    @Test
    void aDecoderThatTakesMemoryForWhatALengthClaimsIsFound() {
        assertThatThrownBy(() -> DecoderFuzz.check(
                        body -> claimed = new byte[body.length == 0 ? 0 : (body[0] & 0x7F) << 10],
                        List.of(new byte[] {1}),
                        100,
                        64 << 10))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes of memory");
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
            case "parquet" -> {
                bodies.add(new RecordCodec(format).write(RECORDS));
                bodies.addAll(OTHERS_PARQUET);
            }
            default -> bodies.add(new RecordCodec(format).write(RECORDS));
        }
        return bodies;
    }
}
