package org.danubecamel.connector.files.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.connector.files.format.FileKind;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Record;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.mapping.MessageMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others find in a directory that is written to. */
class FilesWriterTest {

    @TempDir
    private Path directory;

    @Test
    void aFileAppearsWhenItIsFinishedAndNotBefore() throws Exception {
        try (var writer = new Setup(directory).rotateRecords(3).writer()) {
            writer.write(Numbered.range(0, 2));
            assertThat(Directory.files(directory)).isEmpty();

            writer.write(Numbered.range(2, 4));
            assertThat(Directory.numbers(directory)).containsExactly(0, 1, 2);
        }
        assertThat(Directory.numbers(directory)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void filesGrowOverBatchesOfTenUntilTheyHaveTheirSize() throws Exception {
        var setup = new Setup(directory).rotation(new Rotation(200_000, 0, Duration.ofDays(1), Duration.ZERO));
        try (var writer = setup.writer()) {
            for (int batch = 0; batch < 100; batch++) {
                var records = new ArrayList<Record>();
                for (int i = 0; i < 10; i++) {
                    records.add(Record.of("n", batch * 10 + i, "text", "x".repeat(1_000)));
                }
                writer.write(Numbered.messages(records.toArray(Record[]::new)));
            }
        }

        assertThat(Directory.numbers(directory))
                .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
        var sizes = new ArrayList<Long>();
        for (var file : Directory.files(directory)) {
            sizes.add(Files.size(file));
        }
        // What is in the buffer of 64 KiB when the size is looked at comes on top.
        assertThat(sizes.subList(0, sizes.size() - 1)).isNotEmpty().allSatisfy(size -> assertThat(size)
                .isBetween(200_000L, 200_000L + (64 << 10)));
    }

    @Test
    void aFileIsFinishedWhenItIsOldEnough() throws Exception {
        var setup = new Setup(directory).rotation(new Rotation(0, 0, Duration.ofMinutes(5), Duration.ZERO));
        try (var writer = setup.writer()) {
            writer.write(Numbered.range(0, 1));
            setup.clock.advance(Duration.ofMinutes(4));
            writer.finishDue();
            assertThat(Directory.files(directory)).isEmpty();

            setup.clock.advance(Duration.ofMinutes(1));
            writer.finishDue();
            assertThat(Directory.numbers(directory)).containsExactly(0);
        }
    }

    @Test
    void aFileIsFinishedWhenNothingCameForAWhile() throws Exception {
        var setup = new Setup(directory).rotation(new Rotation(0, 0, Duration.ofDays(1), Duration.ofSeconds(30)));
        try (var writer = setup.writer()) {
            writer.write(Numbered.range(0, 1));
            setup.clock.advance(Duration.ofSeconds(20));
            writer.write(Numbered.range(1, 2));
            setup.clock.advance(Duration.ofSeconds(20));
            writer.finishDue();
            assertThat(Directory.files(directory)).isEmpty();

            setup.clock.advance(Duration.ofSeconds(10));
            writer.finishDue();
            assertThat(Directory.numbers(directory)).containsExactly(0, 1);
        }
    }

    @Test
    void withoutIntervalEachCallFinishesItsFiles() throws Exception {
        var setup = new Setup(directory).rotation(new Rotation(0, 0, Duration.ZERO, Duration.ZERO));
        try (var writer = setup.writer()) {
            writer.write(Numbered.range(0, 10));
            writer.write(Numbered.range(10, 20));
            assertThat(Directory.files(directory)).hasSize(2);
            assertThat(Directory.numbers(directory)).hasSize(20);
        }
    }

    @Test
    void aClosedWriterLeavesNothingHiddenBehindAndCanBeUsedAgain() throws Exception {
        try (var writer = new Setup(directory).writer()) {
            writer.write(Numbered.range(0, 1));
            writer.close();
            assertThat(Directory.hidden(directory)).isEmpty();

            writer.write(Numbered.range(1, 2));
        }
        assertThat(Directory.numbers(directory)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void namesFollowTheirPattern() throws Exception {
        try (var writer =
                new Setup(directory).names("orders-{time}-{writer}-{sequence}").writer()) {
            writer.write(Numbered.range(0, 1));
        }
        assertThat(Directory.files(directory).get(0).getFileName().toString())
                .matches("orders-20261121T053000000-[0-9a-f]{16}-000001\\.jsonl");
    }

    @Test
    void aWholeFileIsCompressed() throws Exception {
        var setup = new Setup(directory).format(FileFormat.of(FileKind.JSONL, Compression.GZIP));
        try (var writer = setup.writer()) {
            writer.write(Numbered.range(0, 2));
            writer.write(Numbered.range(2, 3));
        }
        var file = Directory.files(directory).get(0);
        assertThat(file.toString()).endsWith(".jsonl.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            """
                    {"n":0}
                    {"n":1}
                    {"n":2}
                    """);
        }
    }

    @Test
    void aBadRecordCostsItself() throws Exception {
        try (var writer = new Setup(directory)
                .format(FileFormat.of(FileKind.TEXT, Compression.NONE))
                .writer()) {
            var failures = catchThrowableOfType(
                    RecordFailures.class,
                    () -> writer.write(Numbered.messages(
                            Record.of("data", "a"), Record.of("data", "two\nlines"), Record.of("data", "b"))));
            assertThat(failures.areOthersWritten()).isTrue();
            assertThat(failures.failures()).containsOnlyKeys(1);
        }
        assertThat(Directory.files(directory).get(0)).hasContent("a\nb\n");
    }

    @Test
    void aMessageWithABadRecordIsNotWrittenInPart() throws Exception {
        try (var writer = new Setup(directory)
                .format(FileFormat.of(FileKind.TEXT, Compression.NONE))
                .writer()) {
            writer.write(Numbered.messages(Record.of("data", "before")));
            var records = new ArrayList<SinkRecord>();
            records.addAll(Numbered.packed(0, Record.of("data", "a1"), Record.of("data", "a2")));
            records.addAll(Numbered.packed(1, Record.of("data", "b1"), Record.of("other", 1), Record.of("data", "b3")));
            records.addAll(Numbered.packed(2, Record.of("data", "c1")));
            var failures = catchThrowableOfType(RecordFailures.class, () -> writer.write(records));
            assertThat(failures.failures()).containsOnlyKeys(3);
        }
        var lines = new ArrayList<String>();
        for (var file : Directory.files(directory)) {
            lines.addAll(Files.readAllLines(file));
        }
        assertThat(lines).containsExactlyInAnyOrder("before", "a1", "a2", "c1");
    }

    @Test
    void aMessageThatMeansDeletionIsRefused() throws Exception {
        try (var writer = new Setup(directory).writer()) {
            var tombstone = new SinkRecord(null, MessageMetadata.NONE, 0, 0);
            var failures = catchThrowableOfType(RecordFailures.class, () -> writer.write(java.util.List.of(tombstone)));
            assertThat(failures.failures()).containsOnlyKeys(0);
        }
        assertThat(Directory.files(directory)).isEmpty();
    }

    @Test
    void anotherSetOfColumnsIsAnotherFile() throws Exception {
        try (var writer = new Setup(directory)
                .format(FileFormat.of(FileKind.CSV, Compression.NONE))
                .writer()) {
            writer.write(Numbered.messages(Record.of("a", "1", "b", "2")));
            writer.write(Numbered.messages(Record.of("a", "3", "c", "4")));
            writer.write(Numbered.messages(Record.of("a", "5", "b", "6")));
        }
        assertThat(Directory.files(directory)).hasSize(2);
        assertThat(Directory.files(directory).get(0)).hasContent("a,b\n1,2\n");
        assertThat(Directory.files(directory).get(1)).hasContent("a,b,c\n3,,4\n5,6,\n");
    }

    @Test
    void aTypeThatNoLongerFitsIsAnotherFile() throws Exception {
        var format = FileFormat.of(FileKind.AVRO, Compression.NONE);
        try (var writer = new Setup(directory).format(format).writer()) {
            writer.write(Numbered.messages(Record.of("a", 1), Record.of("a", null)));
            writer.write(Numbered.messages(Record.of("a", "text")));
        }
        var values = new ArrayList<Object>();
        for (var file : Directory.files(directory)) {
            try (var in = new org.apache.avro.file.DataFileReader<org.apache.avro.generic.GenericRecord>(
                    file.toFile(), new org.apache.avro.generic.GenericDatumReader<>())) {
                in.forEach(record -> values.add(String.valueOf(record.get("a"))));
            }
        }
        assertThat(values).containsExactly("1", "null", "text");
        assertThat(Directory.files(directory)).hasSize(2);
    }

    @Test
    void aRecordThatNoAvroFileCanHaveCostsItself() throws Exception {
        var format = FileFormat.of(FileKind.AVRO, Compression.NONE);
        try (var writer = new Setup(directory).format(format).writer()) {
            var failures = catchThrowableOfType(
                    RecordFailures.class,
                    () -> writer.write(
                            Numbered.messages(Record.of("a", 1), Record.of("no name", 1), Record.of("a", 2))));
            assertThat(failures.failures()).containsOnlyKeys(1);
        }
        assertThat(Directory.files(directory)).hasSize(1);
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsTheSystemsAndMayGo() throws Exception {
        var place = Files.writeString(directory.resolve("place"), "");
        try (var writer = new Setup(place).writer()) {
            assertThat(catchThrowableOfType(FilesException.class, writer::check))
                    .hasMessageStartingWith("DNB-3501");
            Files.delete(place);
            writer.check();
        }
    }

    @Test
    void theJournalStaysWithinItsBounds() throws Exception {
        try (var writer = new Setup(directory).journalBytes(1 << 20).writer()) {
            for (int batch = 0; batch < 100; batch++) {
                writer.write(Numbered.messages(Record.of("n", batch, "text", "x".repeat(100_000))));
                long bytes = 0;
                for (var folder : Directory.hidden(directory)) {
                    try (var files = Files.newDirectoryStream(folder, "*.journal")) {
                        for (var file : files) {
                            bytes += Files.size(file);
                        }
                    }
                }
                assertThat(bytes).isLessThan((1 << 20) + 500_000);
            }
        }
        assertThat(Directory.numbers(directory)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void severalWritersShareADirectory() throws Exception {
        try (var one = new Setup(directory).rotateRecords(2).writer();
                var other = new Setup(directory).rotateRecords(2).writer()) {
            for (int n = 0; n < 20; n += 2) {
                one.write(Numbered.range(n, n + 1));
                other.write(Numbered.range(n + 1, n + 2));
            }
        }
        assertThat(Directory.numbers(directory)).hasSize(20).doesNotHaveDuplicates();
    }
}
