package org.danubecamel.connector.files.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Record;
import org.danubecamel.records.mapping.FieldPath;
import org.danubecamel.records.mapping.MessageMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which directory a record comes to be. */
class PartitionsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path directory;

    @Test
    void byFieldsAndByTheTimeOfTheMessage() throws Exception {
        var partitioning = new Partitioning(
                List.of(FieldPath.parse("country")),
                TimePath.parse("dt=yyyy-MM-dd/hour=HH", ZoneOffset.UTC),
                null,
                true);
        var sent = new MessageMetadata(null, null, null, Instant.parse("2026-11-21T05:59:59Z"));
        try (var writer = new Setup(directory).partitioning(partitioning).writer()) {
            writer.write(List.of(
                    new SinkRecord(Record.of("n", 1, "country", "DE"), sent, 0, 0),
                    new SinkRecord(Record.of("n", 2, "country", "FR"), sent, 1, 0)));
        }
        assertThat(numbersByDirectory())
                .containsOnlyKeys("country=DE/dt=2026-11-21/hour=05", "country=FR/dt=2026-11-21/hour=05");
    }

    @Test
    void byTheTimeInAFieldAndInATimeZone() throws Exception {
        var partitioning =
                new Partitioning(List.of(), TimePath.parse("yyyy/MM/dd", BERLIN), FieldPath.parse("order.at"), true);
        try (var writer = new Setup(directory).partitioning(partitioning).writer()) {
            writer.write(Numbered.messages(
                    order(1, "2026-12-31T23:30:00Z"),
                    order(2, 1_767_225_600_000L),
                    order(3, "2026-02-03"),
                    order(4, Instant.parse("2026-06-30T21:59:59Z"))));
        }
        assertThat(numbersByDirectory()).containsOnlyKeys("2027/01/01", "2026/01/01", "2026/02/03", "2026/06/30");
    }

    private static Record order(int n, Object at) {
        return Record.of("n", n, "order", Record.of("at", at));
    }

    @Test
    void aRecordWithoutItsTimeCostsItself() throws Exception {
        var partitioning =
                new Partitioning(List.of(), TimePath.parse("yyyy", BERLIN), FieldPath.parse("order.at"), true);
        try (var writer = new Setup(directory).partitioning(partitioning).writer()) {
            var failures = catchThrowableOfType(
                    RecordFailures.class,
                    () -> writer.write(
                            Numbered.messages(order(1, "soon"), Record.of("n", 2), order(3, "2026-01-01T00:00:00Z"))));
            assertThat(failures.failures()).containsOnlyKeys(0, 1);
        }
        assertThat(Directory.numbers(directory)).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "../../../etc",
                "a/b",
                "a\\b",
                "a\u0000b",
                " a ",
                ".hidden",
                "_hidden",
                "a\nb",
                "ä€😀",
                "CON",
                "%2F",
                "a=b",
                "__HIVE_DEFAULT_PARTITION__",
                "~",
                "*?<>|\":;",
                ".danube-files"
            })
    void noValueLeavesTheDirectoryOrIsHidden(String value) throws Exception {
        var root = Files.createDirectory(directory.resolve("root"));
        for (var names : List.of(true, false)) {
            var partitioning =
                    new Partitioning(List.of(FieldPath.parse("v")), TimePath.parse("", ZoneOffset.UTC), null, names);
            try (var writer = new Setup(root).partitioning(partitioning).writer()) {
                writer.write(Numbered.messages(Record.of("n", 1, "v", value)));
            }
        }
        assertThat(Directory.numbers(root)).containsExactly(1, 1);
        assertThat(Directory.files(directory)).hasSize(2);
        for (var file : Directory.files(root)) {
            var level = root.relativize(file).getName(0).toString();
            assertThat(root.relativize(file).getNameCount()).isEqualTo(2);
            assertThat(level).matches("(v=)?[A-Za-z0-9%][A-Za-z0-9%._+@, -]*");
            var decoded = java.net.URLDecoder.decode(level.replace("+", "%2B"), "UTF-8");
            assertThat(decoded).isIn(value, "v=" + value);
        }
    }

    @Test
    void longValuesThatBeginAlikeHaveDirectoriesOfTheirOwn() throws Exception {
        try (var writer = new Setup(directory).partitionBy("v").writer()) {
            for (var end : List.of("a", "b")) {
                writer.write(Numbered.messages(Record.of("n", 1, "v", "€".repeat(10_000) + end)));
            }
        }
        assertThat(numbersByDirectory()).hasSize(2);
    }

    @Test
    void noValueHasTheDirectoryThatHiveHasForIt() throws Exception {
        try (var writer = new Setup(directory).partitionBy("v").writer()) {
            writer.write(
                    Numbered.messages(Record.of("n", 1, "v", null), Record.of("n", 2), Record.of("n", 3, "v", "")));
        }
        assertThat(numbersByDirectory()).containsOnlyKeys("v=__HIVE_DEFAULT_PARTITION__");
    }

    @Test
    void aListHasNoDirectoryAndCostsItself() throws Exception {
        try (var writer = new Setup(directory).partitionBy("v").writer()) {
            var failures = catchThrowableOfType(
                    RecordFailures.class,
                    () -> writer.write(
                            Numbered.messages(Record.of("n", 1, "v", List.of(1)), Record.of("n", 2, "v", 1))));
            assertThat(failures.failures()).containsOnlyKeys(0);
        }
        assertThat(Directory.numbers(directory)).containsExactly(2);
    }

    @Test
    void whereLetterCaseDoesNotCountCapitalsAreEncoded() {
        assertThat(new PathSegment(false).encode("De"))
                .isEqualTo("%44e")
                .isNotEqualTo(new PathSegment(false).encode("de"));
    }

    @Test
    void aLinkIsNotFollowedAndCostsOnlyItsRecords() throws Exception {
        var root = Files.createDirectory(directory.resolve("root"));
        var outside = Files.createDirectory(directory.resolve("outside"));
        Files.createSymbolicLink(root.resolve("v=a"), outside);
        try (var writer = new Setup(root).partitionBy("v", "w").writer()) {
            var failures = catchThrowableOfType(
                    RecordFailures.class,
                    () -> writer.write(Numbered.messages(
                            Record.of("n", 1, "v", "a", "w", 1), Record.of("n", 2, "v", "b", "w", 1))));
            assertThat(failures.failures()).containsOnlyKeys(0);
        }
        assertThat(outside).isEmptyDirectory();
        assertThat(Directory.numbers(root)).containsExactly(2);
    }

    @Test
    void manyPartitionsNeedFewOpenFiles() throws Exception {
        int partitions = Integer.getInteger("danube.test.partitions", 1_000);
        var most = 0;
        try (var writer = new Setup(directory).partitionBy("v").maxOpenFiles(16).writer()) {
            for (int batch = 0; batch < 10; batch++) {
                var records = new ArrayList<Record>();
                for (int i = 0; i < partitions / 10; i++) {
                    records.add(Record.of("n", batch * partitions / 10 + i, "v", batch * partitions / 10 + i));
                }
                writer.write(Numbered.messages(records.toArray(Record[]::new)));
                try (var open =
                        Files.newDirectoryStream(Directory.hidden(directory).get(0), "*.tmp")) {
                    var files = new ArrayList<Path>();
                    open.forEach(files::add);
                    most = Math.max(most, files.size());
                }
            }
        }
        assertThat(most).isEqualTo(16);
        assertThat(Directory.numbers(directory)).hasSize(partitions).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-QQQQQQQ", "dt=", "1=yyyy", "a/b=yyyy//HH", "ss.SSS", "HH'"})
    void aTimePathThatCannotBeUsedIsRefused(String text) {
        assertThatThrownBy(() -> TimePath.parse(text, ZoneOffset.UTC)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{writer}",
                "{sequence}",
                "{writer}{sequence}{host}",
                "../{writer}{sequence}",
                ".{writer}{sequence}"
            })
    void aPatternOfNamesThatCannotBeUsedIsRefused(String pattern) {
        assertThat(new FileNames(pattern).problems()).isNotEmpty();
    }

    private TreeMap<String, Integer> numbersByDirectory() throws Exception {
        var found = new TreeMap<String, Integer>();
        for (var file : Directory.files(directory)) {
            found.merge(
                    directory.relativize(file.getParent()).toString(),
                    Directory.numbersOf(file).size(),
                    Integer::sum);
        }
        return found;
    }
}
