package org.danubecamel.records.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.records.ScalarType.BOOLEAN;
import static org.danubecamel.records.ScalarType.BYTES;
import static org.danubecamel.records.ScalarType.DATE;
import static org.danubecamel.records.ScalarType.DOUBLE;
import static org.danubecamel.records.ScalarType.INT;
import static org.danubecamel.records.ScalarType.LOCAL_TIMESTAMP;
import static org.danubecamel.records.ScalarType.LONG;
import static org.danubecamel.records.ScalarType.NULL;
import static org.danubecamel.records.ScalarType.STRING;
import static org.danubecamel.records.ScalarType.TIME;
import static org.danubecamel.records.ScalarType.TIMESTAMP;
import static org.danubecamel.records.ScalarType.UUID;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Field;
import org.danubecamel.records.ListType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.StructType;
import org.danubecamel.records.format.Position;
import org.danubecamel.records.format.RecordCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** DuckDB, which shares no code with ours, reads what we write and writes what we read. */
class ParquetInteropTest {

    private static final RecordSchema ALL = RecordSchema.of(
            Field.required("i", INT),
            Field.required("l", LONG),
            Field.optional("b", BOOLEAN),
            Field.optional("d", DOUBLE),
            Field.optional("s", STRING),
            Field.optional("raw", BYTES),
            Field.optional("small", new DecimalType(9, 2)),
            Field.optional("middle", new DecimalType(18, 6)),
            Field.optional("large", new DecimalType(38, 10)),
            Field.optional("day", DATE),
            Field.optional("clock", TIME),
            Field.optional("at", TIMESTAMP),
            Field.optional("local", LOCAL_TIMESTAMP),
            Field.optional("id", UUID),
            Field.optional("list", new ListType(INT, true)),
            Field.optional("struct", new StructType(RecordSchema.of(Field.required("x", LONG)))),
            Field.optional("nothing", NULL));

    private static final Record FULL = Record.of(
            "i",
            -1,
            "l",
            Long.MAX_VALUE,
            "b",
            true,
            "d",
            -0.5,
            "s",
            "\uD83D\uDE80 \u00E9",
            "raw",
            Bytes.copyOf(new byte[] {0, -1}),
            "small",
            new BigDecimal("-1234567.89"),
            "middle",
            new BigDecimal("123456789012.345678"),
            "large",
            new BigDecimal("-1234567890123456789012345678.0123456789"),
            "day",
            LocalDate.of(2026, 1, 31),
            "clock",
            LocalTime.of(23, 59, 59, 999_999_000),
            "at",
            Instant.parse("2026-01-31T23:59:59.123456Z"),
            "local",
            LocalDateTime.parse("1969-12-31T23:59:59.999999"),
            "id",
            java.util.UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            "list",
            Arrays.asList(1, null, 3),
            "struct",
            Record.of("x", 7L),
            "nothing",
            null);

    @TempDir
    Path folder;

    private Connection duck;

    @BeforeEach
    void open() throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
        query("SET TimeZone='UTC'");
    }

    @AfterEach
    void close() throws SQLException {
        duck.close();
    }

    @ParameterizedTest
    @EnumSource(ParquetCodec.class)
    void duckDbReadsWhatIsWritten(ParquetCodec codec) throws Exception {
        var empty = Record.of("i", 0, "l", 0L);
        var file = write(ParquetOptions.DEFAULT.withCodec(codec), ALL, List.of(FULL, empty));

        assertThat(query("SELECT * REPLACE (hex(raw) AS raw) FROM '" + file + "' ORDER BY i"))
                .containsExactly(
                        "-1|9223372036854775807|true|-0.5|\uD83D\uDE80 \u00E9|00FF|-1234567.89|123456789012.345678"
                                + "|-1234567890123456789012345678.0123456789|2026-01-31|23:59:59.999999"
                                + "|2026-01-31T23:59:59.123456Z|1969-12-31 23:59:59.999999"
                                + "|00112233-4455-6677-8899-aabbccddeeff|[1, NULL, 3]|{'x': 7}|null",
                        "0|0|null|null|null|null|null|null|null|null|null|null|null|null|null|null|null");
    }

    @Test
    void duckDbSeesTheTypes() throws Exception {
        var file = write(ParquetOptions.DEFAULT, ALL, List.of(FULL));

        assertThat(query("SELECT string_agg(column_type, '|') FROM (DESCRIBE SELECT * EXCLUDE nothing FROM '" + file
                        + "')"))
                .containsExactly("INTEGER|BIGINT|BOOLEAN|DOUBLE|VARCHAR|BLOB|DECIMAL(9,2)|DECIMAL(18,6)|DECIMAL(38,10)"
                        + "|DATE|TIME|TIMESTAMP WITH TIME ZONE|TIMESTAMP|UUID|INTEGER[]|STRUCT(x BIGINT)");
    }

    @Test
    void duckDbFindsManyRowGroupsAndTheirStatistics() throws Exception {
        var records = new ArrayList<Record>();
        for (int i = 0; i < 2_500; i++) {
            records.add(Record.of("i", i, "l", (long) i, "s", "text " + i % 10));
        }
        var file = write(ParquetOptions.DEFAULT.withRowGroup(1 << 20, 1_000), ALL, records);

        assertThat(query("SELECT row_group_num_rows, stats_min_value, stats_max_value FROM parquet_metadata('" + file
                        + "') WHERE path_in_schema = 'i' ORDER BY row_group_id"))
                .containsExactly("1000|0|999", "1000|1000|1999", "500|2000|2499");
        assertThat(query("SELECT count(*), sum(l), count(DISTINCT s) FROM '" + file + "'"))
                .containsExactly("2500|3123750|10");
    }

    @Test
    void withoutStatisticsThereAreNone() throws Exception {
        var file = write(ParquetOptions.DEFAULT.withStatistics(false), ALL, List.of(FULL));

        assertThat(query("SELECT count(stats_min_value) FROM parquet_metadata('" + file + "')"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource({
        "uncompressed, V1",
        "snappy, V1",
        "gzip, V1",
        "zstd, V1",
        "lz4_raw, V1",
        "uncompressed, V2",
        "snappy, V2",
        "zstd, V2"
    })
    void whatDuckDbWritesIsRead(String codec, String version) throws Exception {
        var file = folder.resolve("duck.parquet");
        query("COPY (SELECT (-1)::INTEGER i, 9223372036854775807 l, true b, -0.5::DOUBLE d, '\uD83D\uDE80 \u00E9' s,"
                + " '\\x00\\xFF'::BLOB raw, -1234567.89::DECIMAL(9,2) small,"
                + " 123456789012.345678::DECIMAL(18,6) middle,"
                + " '-1234567890123456789012345678.0123456789'::DECIMAL(38,10) AS large, DATE '2026-01-31' AS day,"
                + " TIME '23:59:59.999999' clock, TIMESTAMPTZ '2026-01-31 23:59:59.123456+00' AS at,"
                + " TIMESTAMP '1969-12-31 23:59:59.999999' AS local,"
                + " '00112233-4455-6677-8899-aabbccddeeff'::UUID id, [1, NULL, 3] AS list, {'x': 7::BIGINT} AS struct,"
                + " NULL::INTEGER AS nothing) TO '" + file + "' (FORMAT parquet, COMPRESSION '" + codec
                + "', PARQUET_VERSION '" + version + "')");

        assertThat(read(file)).containsExactly(FULL);
    }

    @Test
    void typesThatAreOnlyReadComeAsThoseThatTakeThem() throws Exception {
        var file = folder.resolve("duck.parquet");
        query("COPY (SELECT 200::UTINYINT a, 4000000000::UINTEGER b, 18446744073709551615::UBIGINT c, 0.1::FLOAT d,"
                + " (-5)::TINYINT e, MAP {'k': 1, 'j': 2} f, MAP {1: 'one'} g, TIMESTAMP_MS '2026-01-31 00:00:00.123' h,"
                + " TIMESTAMP_NS '2026-01-31 00:00:00.123456789' i, 'x'::ENUM('x', 'y') j) TO '" + file + "' (FORMAT"
                + " parquet)");

        assertThat(read(file))
                .containsExactly(Record.of(
                        "a",
                        200,
                        "b",
                        4_000_000_000L,
                        "c",
                        new BigDecimal("18446744073709551615"),
                        "d",
                        (double) 0.1f,
                        "e",
                        -5,
                        "f",
                        Record.of("k", 1, "j", 2),
                        "g",
                        List.of(Record.of("key", 1, "value", "one")),
                        "h",
                        LocalDateTime.parse("2026-01-31T00:00:00.123"),
                        "i",
                        LocalDateTime.parse("2026-01-31T00:00:00.123456789"),
                        "j",
                        "x"));
    }

    @ParameterizedTest
    @CsvSource({"V1", "V2"})
    void manyRowsOfAllKindsOfPagesAreRead(String version) throws Exception {
        var file = folder.resolve("duck.parquet");
        query("COPY (SELECT i, i * 7919 % 1000 AS few, 'name ' || lpad(i::VARCHAR, 8, '0') AS sorted,"
                + " CASE WHEN i % 3 = 0 THEN NULL ELSE i / 8.0 END AS d, i % 2 = 0 AS even, [i, i + 1] AS list"
                + " FROM range(50000) t(i)) TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 20000, PARQUET_VERSION '"
                + version + "')");

        var records = read(file);

        assertThat(records).hasSize(50_000);
        for (long i = 0; i < records.size(); i++) {
            assertThat(records.get((int) i))
                    .isEqualTo(Record.of(
                            "i",
                            i,
                            "few",
                            i * 7919 % 1000,
                            "sorted",
                            "name %08d".formatted(i),
                            "d",
                            i % 3 == 0 ? null : i / 8.0,
                            "even",
                            i % 2 == 0,
                            "list",
                            List.of(i, i + 1)));
        }
    }

    private Path write(ParquetOptions options, RecordSchema schema, List<Record> records) throws IOException {
        var file = folder.resolve("ours.parquet");
        Files.write(file, new RecordCodec(ParquetFormats.file(schema, options)).write(records));
        return file;
    }

    private static List<Record> read(Path file) throws IOException {
        try (var reader = new RecordCodec(ParquetFormats.file()).reader(Files.newByteChannel(file), Position.START)) {
            return reader.readAll();
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (var statement = duck.createStatement()) {
            if (!statement.execute(sql)) {
                return List.of();
            }
            var rows = new ArrayList<String>();
            try (var result = statement.getResultSet()) {
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(
                                result.getObject(i) instanceof java.time.OffsetDateTime time
                                        ? time.toInstant()
                                        : result.getString(i)));
                    }
                    rows.add(String.join("|", row));
                }
            }
            return rows;
        }
    }
}
