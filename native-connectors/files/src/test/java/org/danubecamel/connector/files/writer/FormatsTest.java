package org.danubecamel.connector.files.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.BufferedInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.connector.files.format.FileKind;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.ReadLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format in every compression: whole files, of what was written and of what was left and completed. */
class FormatsTest {

    @TempDir
    private Path directory;

    static Stream<Arguments> all() {
        return Stream.of(FileKind.values())
                .flatMap(kind -> Stream.of(Compression.values()).map(compression -> Arguments.of(kind, compression)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenIsReadAndSoIsWhatWasLeft(FileKind kind, Compression compression) throws Exception {
        var format = format(kind, compression);
        var writer = new Setup(directory).format(format).writer();
        writer.write(records(kind, 0, 5));
        writer.write(records(kind, 5, 10));
        writer.giveUp();
        try (var next = new Setup(directory).format(format).writer()) {
            next.write(records(kind, 10, 15));
        }

        var found = new TreeSet<String>();
        for (var file : Directory.files(directory)) {
            assertThat(file.toString()).endsWith(format.extension());
            try (var reader =
                    format.reading(ReadLimits.DEFAULT).reader(new BufferedInputStream(Files.newInputStream(file)))) {
                reader.readAll().forEach(record -> found.add(text(record)));
            }
        }
        var expected = new TreeSet<String>();
        records(kind, 0, 15).forEach(record -> expected.add(text(record.orThrow())));
        assertThat(found).isEqualTo(expected);
        assertThat(Directory.files(directory)).hasSize(kind == FileKind.RAW ? 15 : 2);
    }

    @Test
    void duckDbReadsPartitionedParquet() throws Exception {
        try (var writer = new Setup(directory)
                .format(FileFormat.of(FileKind.PARQUET, Compression.NONE))
                .partitionBy("country")
                .writer()) {
            writer.write(Numbered.messages(
                    Record.of("n", 1, "country", "DE"),
                    Record.of("n", 2, "country", "FR"),
                    Record.of("n", 40, "country", "DE")));
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select country, sum(n) from read_parquet('" + directory
                        + "/*/*.parquet', hive_partitioning = true) group by 1 order by 1")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1) + rows.getLong(2));
            }
            assertThat(found).containsExactly("DE41", "FR2");
        }
    }

    private static String text(Record record) {
        return record.has("data") ? String.valueOf(record.get("data")) : String.valueOf(record.get("n"));
    }

    private static List<SinkRecord> records(FileKind kind, int from, int to) {
        var records = new ArrayList<Record>();
        for (int n = from; n < to; n++) {
            records.add(
                    switch (kind) {
                        case TEXT -> Record.of("data", "line " + n);
                        case RAW -> Record.of("data", Bytes.copyOf(new byte[n + 1]));
                        default -> Record.of("n", n);
                    });
        }
        return Numbered.messages(records.toArray(Record[]::new));
    }

    private static FileFormat format(FileKind kind, Compression compression) {
        if (kind != FileKind.PROTOBUF_DELIMITED) {
            return FileFormat.of(kind, compression);
        }
        var field = FieldDescriptorProto.newBuilder()
                .setName("n")
                .setNumber(1)
                .setType(FieldDescriptorProto.Type.TYPE_INT32)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
        var set = FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("numbers.proto")
                        .setSyntax("proto3")
                        .addMessageType(
                                DescriptorProto.newBuilder().setName("Number").addField(field)))
                .build();
        return new FileFormat(kind, compression, ',', Base64.getEncoder().encodeToString(set.toByteArray()), "Number");
    }
}
