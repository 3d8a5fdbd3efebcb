package org.danubecamel.records.format.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.FIELD;
import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.LOSS;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_BODY;
import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;
import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FileMetaData;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Field;
import org.danubecamel.records.ListType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.SchemaInference;
import org.danubecamel.records.StructType;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.Unpacked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetTest {

    private static final RecordSchema SCHEMA = RecordSchema.of(
            Field.required("id", ScalarType.LONG),
            Field.optional("name", ScalarType.STRING),
            Field.optional("at", ScalarType.TIMESTAMP),
            Field.optional("day", ScalarType.DATE),
            Field.optional(
                    "items",
                    new ListType(new StructType(RecordSchema.of(Field.required("n", ScalarType.INT))), false)));
    private static final Format FORMAT = ParquetFormats.file(SCHEMA);

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(Record.of("name", "no id"), FIELD, "\"id\" is missing"),
                Arguments.of(Record.of("id", null), FIELD, "\"id\" is null"),
                Arguments.of(Record.of("id", 1L, "other", 1), FIELD, "\"other\" is not in the schema"),
                Arguments.of(Record.of("id", "one"), CONVERSION, "\"id\""),
                Arguments.of(Record.of("id", 1L, "name", "\uD83D"), NOT_WRITABLE, "surrogate"),
                Arguments.of(Record.of("id", 1L, "at", Instant.ofEpochSecond(0, 1)), LOSS, "\"at\""),
                Arguments.of(Record.of("id", 1L, "at", Instant.MAX), LOSS, "\"at\""),
                Arguments.of(Record.of("id", 1L, "day", LocalDate.MAX), LOSS, "\"day\""),
                Arguments.of(Record.of("id", 1L, "items", "none"), CONVERSION, "a list"),
                Arguments.of(Record.of("id", 1L, "items", List.of("none")), CONVERSION, "a struct"),
                Arguments.of(Record.of("id", 1L, "items", Arrays.asList((Object) null)), FIELD, "\"items[0]\" is null"),
                Arguments.of(Record.of("id", 1L, "items", List.of(Record.of("n", "x"))), CONVERSION, "items[].n"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aRecordThatDoesNotFitIsRefusedAndTheFileIsAsIfItNeverCame(
            Record misfit, RecordException.Reason reason, String text) {
        var body = new ByteArrayOutputStream();
        var before = record(1);
        var after = record(2);
        try (var writer = FORMAT.writer(body)) {
            writer.write(before);

            assertThatThrownBy(() -> writer.write(misfit))
                    .isInstanceOfSatisfying(
                            RecordException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                    .hasMessageContaining(text);

            writer.write(after);
        }

        assertThat(new RecordCodec(FORMAT).read(body.toByteArray())).containsExactly(before, after);
    }

    @Test
    void valuesThatCanBecomeTheColumnsTypeDo() {
        var given = Record.of("id", 1, "name", 2L, "at", "2026-01-31T00:00:00Z", "day", "2026-01-31", "items", null);

        var read = new RecordCodec(FORMAT).read(new RecordCodec(FORMAT).write(List.of(given)));

        assertThat(read)
                .containsExactly(Record.of(
                        "id",
                        1L,
                        "name",
                        "2",
                        "at",
                        Instant.parse("2026-01-31T00:00:00Z"),
                        "day",
                        LocalDate.of(2026, 1, 31),
                        "items",
                        null));
    }

    @Test
    void theSchemaThatABatchHasIsOneToWriteItBy() {
        var batch = List.of(
                Record.of("a", 1L, "b", null, "c", List.of(), "d", List.of(Record.of("x", null))),
                Record.of("a", 0.5, "b", null, "c", List.of(), "d", List.of()));

        var codec = new RecordCodec(ParquetFormats.file(SchemaInference.infer(batch)));

        assertThat(codec.read(codec.write(batch)))
                .containsExactly(
                        Record.of("a", 1.0, "b", null, "c", List.of(), "d", List.of(Record.of("x", null))),
                        batch.get(1));
    }

    @Test
    void schemasThatParquetCannotHaveAreRefusedAtOnce() {
        var hollow = RecordSchema.of(Field.optional("s", new StructType(RecordSchema.of())));

        assertThatThrownBy(() -> ParquetFormats.file(RecordSchema.of())).hasMessageContaining("the schema");
        assertThatThrownBy(() -> ParquetFormats.file(hollow)).hasMessageContaining("the struct \"s\"");
        assertThatThrownBy(() -> ParquetFormats.file().writer(new ByteArrayOutputStream()))
                .isInstanceOfSatisfying(
                        RecordException.class, e -> assertThat(e.reason()).isEqualTo(SETUP));
    }

    @Test
    void sizesOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> ParquetOptions.DEFAULT.withRowGroup(1, 1)).hasMessageContaining("rowGroupBytes=1 ");
        assertThatThrownBy(() -> ParquetOptions.DEFAULT.withRowGroup(1 << 20, 0))
                .hasMessageContaining("rowGroupRows");
        assertThatThrownBy(() -> ParquetOptions.DEFAULT.withPages(1, 1 << 20)).hasMessageContaining("pageBytes=1 ");
        assertThatThrownBy(() -> ParquetOptions.DEFAULT.withPages(1 << 20, Integer.MAX_VALUE))
                .hasMessageContaining("dictionaryPageBytes");
    }

    @Test
    void theSizeGrowsWithWhatIsHeldBackAndIsOfUseForRotation() {
        var body = new ByteArrayOutputStream();
        try (var writer = ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withCodec(ParquetCodec.NONE))
                .writer(body)) {
            for (int i = 0; i < 20_000; i++) {
                writer.write(Record.of("id", (long) i * i, "name", "name " + i));
            }
            long size = writer.size();
            writer.finish();

            assertThat(size).isBetween(body.size() / 2L, body.size() * 2L);
            assertThat(writer.size()).isEqualTo(body.size());
        }
    }

    @Test
    void memoryIsOfARowGroupAndNotOfTheFile() {
        var body = new ByteArrayOutputStream();
        long mostHeld = 0;
        try (var writer = ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withRowGroup(64 << 10, 1_000_000))
                .writer(body)) {
            for (int i = 0; i < 50_000; i++) {
                writer.write(Record.of("id", (long) i * i * i, "name", "name " + i * 31));
                mostHeld = Math.max(mostHeld, writer.size() - body.size());
            }
        }

        assertThat(mostHeld).isLessThan(256 << 10);
        assertThat(body.size()).isGreaterThan(512 << 10);
    }

    @Test
    void recordsBeyondTheLimitsAreRefusedAndThoseBeforeAreRead() {
        var items = new ArrayList<Record>();
        for (int i = 0; i < 1_000; i++) {
            items.add(Record.of("n", i));
        }
        var body = new RecordCodec(FORMAT).write(List.of(record(1), Record.of("id", 2L, "items", items)));

        for (var limits :
                List.of(ReadLimits.DEFAULT.withMaxValues(500), ReadLimits.DEFAULT.withMaxRecordBytes(4_000))) {
            var reader = FORMAT.reader(new ByteArrayInputStream(body), limits);
            assertThat(reader.next()).isNotNull();
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            RecordException.class, e -> assertThat(e.reason()).isEqualTo(LIMIT))
                    .hasMessageContaining("Record 1 at byte 4");
            assertThat(reader.next()).isNull();
        }
        assertThatThrownBy(() -> FORMAT.reader(new ByteArrayInputStream(body), ReadLimits.DEFAULT.withMaxDepth(2))
                        .next())
                .hasMessageContaining("maxDepth");
    }

    @Test
    void damageIsFoundByThePagesChecksum() {
        var codec = new RecordCodec(ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withCodec(ParquetCodec.NONE)));
        var body = codec.write(List.of(Record.of("id", 1L, "name", "@@@")));
        body[new String(body, ISO_8859_1).indexOf("@@@")] = '!';

        assertThatThrownBy(() -> codec.unpack(body)).hasMessageContaining("checksum");
    }

    @Test
    void aValueThatCannotBeCostsItsRecord() {
        var codec = new RecordCodec(ParquetFormats.file(
                RecordSchema.of(Field.required("s", ScalarType.BYTES), Field.required("t", ScalarType.LONG))));
        var good = Bytes.copyOf("one".getBytes(UTF_8));
        var body = codec.write(List.of(
                Record.of("s", good, "t", 1L),
                Record.of("s", Bytes.copyOf(new byte[] {-1}), "t", 2L),
                Record.of("s", good, "t", -1L),
                Record.of("s", good, "t", 4L)));
        var annotated = Footers.changed(body, footer -> {
            footer.getSchema().get(1).setConverted_type(ConvertedType.UTF8);
            footer.getSchema().get(2).setConverted_type(ConvertedType.TIME_MICROS);
        });

        var unpacked = codec.unpack(annotated);

        assertThat(unpacked)
                .extracting(Unpacked::recordOrNull)
                .extracting(record -> record != null)
                .containsExactly(true, false, false, true);
        assertThatThrownBy(unpacked.get(1)::orThrow).hasMessageContaining("Record 1 at byte 4: Column \"s\"");
        assertThatThrownBy(unpacked.get(2)::orThrow).hasMessageContaining("the number -1 is out of range");
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("more rows than there are", (Consumer<FileMetaData>)
                        footer -> footer.getRow_groups().get(0).setNum_rows(1L << 40)),
                Arguments.of("fewer than no rows", (Consumer<FileMetaData>)
                        footer -> footer.getRow_groups().get(0).setNum_rows(-1)),
                Arguments.of("pages beyond the file", (Consumer<FileMetaData>)
                        footer -> column(footer).setData_page_offset(1L << 40)),
                Arguments.of("columns larger than the file", (Consumer<FileMetaData>)
                        footer -> column(footer).setTotal_compressed_size(Long.MAX_VALUE)),
                Arguments.of("another codec", (Consumer<FileMetaData>)
                        footer -> column(footer).setCodec(CompressionCodec.BROTLI)),
                Arguments.of("a column that is not there", (Consumer<FileMetaData>)
                        footer -> column(footer).setPath_in_schema(List.of("x"))),
                Arguments.of("fewer columns than the schema has", (Consumer<FileMetaData>)
                        footer -> footer.getRow_groups().get(0).getColumns().remove(1)),
                Arguments.of("children that do not follow", (Consumer<FileMetaData>)
                        footer -> footer.getSchema().get(0).setNum_children(1 << 30)),
                Arguments.of("no columns", (Consumer<FileMetaData>) footer -> {
                    footer.getSchema().subList(1, footer.getSchema().size()).clear();
                    footer.getSchema().get(0).setNum_children(0);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    @Timeout(20)
    void aFooterThatLiesIsFound(String lie, Consumer<FileMetaData> change) {
        var codec = new RecordCodec(FORMAT);
        var body = Footers.changed(codec.write(List.of(record(1), record(2))), change);

        assertThatThrownBy(() -> codec.unpack(body))
                .as(lie)
                .isInstanceOfSatisfying(
                        RecordException.class, e -> assertThat(e.reason()).isIn(MALFORMED_BODY, LIMIT));
    }

    @Test
    @Timeout(20)
    void aNameOfTheWriterThatTakesLongToUnderstandIsNotUnderstood() {
        var codec = new RecordCodec(FORMAT);
        var body =
                Footers.changed(codec.write(List.of(record(1))), footer -> footer.setCreated_by(" ".repeat(1 << 20)));

        assertThat(codec.read(body)).containsExactly(record(1));
    }

    private static ColumnMetaData column(FileMetaData footer) {
        return footer.getRow_groups().get(0).getColumns().get(0).getMeta_data();
    }

    @Test
    void whatIsNoParquetFileIsRefused() {
        var codec = new RecordCodec(FORMAT);
        var body = codec.write(List.of(record(1)));

        for (var broken : List.of(
                new byte[0],
                "PAR1PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Arrays.copyOf(body, body.length - 1),
                Arrays.copyOfRange(body, 20, body.length))) {
            assertThatThrownBy(() -> codec.read(broken))
                    .isInstanceOfSatisfying(
                            RecordException.class, e -> assertThat(e.reason()).isEqualTo(MALFORMED_BODY));
        }
    }

    @Test
    void aFileThatWasClosedTwiceIsWritten() {
        var body = new ByteArrayOutputStream();
        var writer = FORMAT.writer(body);
        writer.write(record(1));
        writer.finish();
        writer.finish();
        int size = body.size();
        writer.close();

        assertThat(body.size()).isEqualTo(size);
        assertThat(new RecordCodec(FORMAT).read(body.toByteArray())).containsExactly(record(1));
    }

    @Test
    void nothingOfHadoopIsThere() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatCode(() -> new RecordCodec(FORMAT).write(List.of(record(1)))).doesNotThrowAnyException();
    }

    private static Record record(long id) {
        return Record.of(
                "id", id,
                "name", "name " + id,
                "at", Instant.ofEpochSecond(id),
                "day", LocalDate.ofEpochDay(id),
                "items", List.of(Record.of("n", 1), Record.of("n", 2)));
    }
}
