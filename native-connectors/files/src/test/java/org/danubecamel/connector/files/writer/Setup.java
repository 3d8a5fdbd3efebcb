package org.danubecamel.connector.files.writer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.records.mapping.FieldPath;

/** Options of a writer, of which a test changes what it is about. Files are finished when the writer is closed. */
final class Setup {

    final TestClock clock = new TestClock();
    private final Path directory;
    private FileFormat format = FileFormat.JSON_LINES;
    private Partitioning partitioning = Partitioning.none();
    private FileNames names = FileNames.DEFAULT;
    private Rotation rotation = new Rotation(0, 0, Duration.ofDays(1), Duration.ZERO);
    private int maxOpenFiles = 64;
    private long journalBytes = 1L << 30;
    private Steps steps = Steps.NONE;

    Setup(Path directory) {
        this.directory = directory;
    }

    Setup format(FileFormat given) {
        format = given;
        return this;
    }

    Setup partitionBy(String... fields) {
        return partitioning(new Partitioning(
                Arrays.stream(fields).map(FieldPath::parse).toList(), TimePath.parse("", ZoneOffset.UTC), null, true));
    }

    Setup partitioning(Partitioning given) {
        partitioning = given;
        return this;
    }

    Setup names(String pattern) {
        names = new FileNames(pattern);
        return this;
    }

    Setup rotateRecords(long records) {
        return rotation(new Rotation(0, records, Duration.ofDays(1), Duration.ZERO));
    }

    Setup rotation(Rotation given) {
        rotation = given;
        return this;
    }

    Setup maxOpenFiles(int files) {
        maxOpenFiles = files;
        return this;
    }

    Setup journalBytes(long bytes) {
        journalBytes = bytes;
        return this;
    }

    Setup steps(Steps given) {
        steps = given;
        return this;
    }

    FilesWriter writer() {
        return new FilesWriter(
                new WriterOptions(directory, true, format, partitioning, names, rotation, maxOpenFiles, journalBytes),
                clock,
                steps);
    }
}
