package org.danubecamel.connector.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.connector.files.format.FileKind;
import org.danubecamel.connector.files.reader.AfterReading;
import org.danubecamel.connector.files.reader.ReaderOptions;
import org.danubecamel.connector.files.writer.FileNames;
import org.danubecamel.connector.files.writer.Partitioning;
import org.danubecamel.connector.files.writer.Rotation;
import org.danubecamel.connector.files.writer.TimePath;
import org.danubecamel.connector.files.writer.WriterOptions;
import org.danubecamel.connector.sink.RecordSinkConfiguration;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.mapping.FieldPath;
import org.jspecify.annotations.Nullable;

/** The options of {@code danube-files:} endpoints. */
@UriParams
public final class FilesConfiguration extends RecordSinkConfiguration {

    private static final long SMALLEST_JOURNAL = 1L << 20;

    @UriPath(description = "The directory, as in /data/orders")
    @Metadata(required = true)
    private String directory = "";

    @UriParam(label = "common", defaultValue = "JSONL", description = "The format of the files")
    private FileKind fileFormat = FileKind.JSONL;

    @UriParam(
            label = "common",
            description =
                    "How whole files are compressed. By default not at all when writing, and as their names end when reading: .gz, .zst, .snappy or .lz4.")
    private @Nullable Compression fileCompression;

    @UriParam(
            label = "common",
            description =
                    "Of files in Avro the schema; by default it is found in the records, and in the files when they are read. Of files in Protobuf the descriptor set that protoc --include_imports --descriptor_set_out writes. As file:, classpath: or another resource.")
    private String fileSchema = "";

    @UriParam(label = "common", description = "Of files in Protobuf the full name of the message, such as shop.Order")
    private String fileMessageType = "";

    @UriParam(label = "common", defaultValue = ",", description = "Of files in CSV the character between values")
    private String fileCsvDelimiter = ",";

    @UriParam(
            label = "producer",
            description =
                    "The fields by whose values files are put into directories, separated by commas, as in country,customer.city")
    private String partitionBy = "";

    @UriParam(
            label = "producer",
            defaultValue = "HIVE",
            description = "How the directories of fields are called. HIVE: country=DE. VALUE: DE.")
    private PartitionStyle partitionStyle = PartitionStyle.HIVE;

    @UriParam(
            label = "producer",
            description =
                    "The directories of the time, after those of fields: patterns of java.time with slashes between, each with a name before it or without, as in dt=yyyy-MM-dd/hour=HH")
    private String partitionTime = "";

    @UriParam(
            label = "producer",
            description =
                    "The field that has this time: a timestamp, a date, ISO-8601 as text, or milliseconds since 1970. By default the time of the message, or that of writing if it has none.")
    private String partitionTimeField = "";

    @UriParam(
            label = "producer",
            defaultValue = "UTC",
            description = "The time zone of these directories, and of times without one")
    private String partitionTimeZone = "UTC";

    @UriParam(
            label = "producer",
            defaultValue = "{time}-{writer}-{sequence}",
            description =
                    "How files are called, without the extension, which is added: letters, digits, . _ - = and the placeholders {writer} and {sequence}, which must be there, and {time}, when the file was begun")
    private String fileName = "{time}-{writer}-{sequence}";

    @UriParam(
            label = "producer",
            defaultValue = "67108864",
            description =
                    "A file that has so many bytes is finished. What is in buffers comes on top. With 0 its size does not count.")
    private long rotateBytes = 64L << 20;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description = "A file that has so many records is finished. With 0 their number does not count.")
    private long rotateRecords;

    @UriParam(
            label = "producer",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description =
                    "A file that was begun so long ago is finished, in milliseconds. With 0 each batch has files of its own.")
    private long rotateInterval = 300_000;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "A file that has got no record for so long is finished, in milliseconds. With 0 silence does not count.")
    private long rotateIdle;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "64",
            description =
                    "How many files are not finished at most, 1 or more. Beyond it the one that got no record for longest is finished.")
    private int maxOpenFiles = 64;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "1073741824",
            description =
                    "How large the journal of files that are not finished grows, 1048576 or more. Beyond it the oldest ones are finished.")
    private long journalBytes = 1L << 30;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether the directory is made if it is not there when the route starts")
    private boolean createDirectory = true;

    @UriParam(
            label = "consumer",
            defaultValue = "*",
            description =
                    "A glob of the names of files that are read, as in *.jsonl or orders-*.{csv,csv.gz}. With a slash in it, of the paths below the directory.")
    private String include = "*";

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether the directories below are read too. Hidden ones never are.")
    private boolean recursive;

    @UriParam(
            label = "consumer",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description =
                    "How long a file must not have been changed before it is read, in milliseconds, so that files are not read while others write them. Files that danube-files: writes are whole from the beginning, and need 0.")
    private long minAge = 5_000;

    @UriParam(
            label = "consumer",
            defaultValue = "LEAVE",
            description =
                    "What becomes of a file when all of it is published, and the position after it is stored. LEAVE: it stays, and is remembered. MOVE: it is moved to moveTo. DELETE: it is deleted.")
    private AfterReading afterReading = AfterReading.LEAVE;

    @UriParam(
            label = "consumer",
            description =
                    "With afterReading=MOVE the directory that files are moved into, in the same file system and not within what is read")
    private String moveTo = "";

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether files are followed as others append lines to them, over renames. For JSONL, TEXT and CSV without compression.")
    private boolean tail;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Where it is remembered which files were read. By default with the position if that is in a file, and otherwise in a hidden folder of the directory.")
    private String stateDirectory = "";

    /** Creates a configuration with the defaults. */
    public FilesConfiguration() {}

    FilesConfiguration copy() {
        return (FilesConfiguration) clone();
    }

    void check(OptionProblems problems) {
        checkSink(problems);
        problems.required("directory", directory, "Give it after the colon, as in danube-files:/data/orders.");
        if (fileCsvDelimiter.length() != 1) {
            problems.add("Option fileCsvDelimiter=" + fileCsvDelimiter + " cannot be used. Allowed: one character.");
        }
        if (fileFormat == FileKind.PROTOBUF_DELIMITED) {
            problems.required("fileSchema", fileSchema, "fileFormat=PROTOBUF_DELIMITED needs a descriptor set.");
            problems.required("fileMessageType", fileMessageType, "fileFormat=PROTOBUF_DELIMITED needs it.");
        }
        problems.atLeast("rotateBytes", rotateBytes, 0);
        problems.atLeast("rotateRecords", rotateRecords, 0);
        problems.atLeast("rotateInterval", rotateInterval, 0);
        problems.atLeast("rotateIdle", rotateIdle, 0);
        problems.atLeast("maxOpenFiles", maxOpenFiles, 1);
        problems.atLeast("journalBytes", journalBytes, SMALLEST_JOURNAL);
        new FileNames(fileName)
                .problems()
                .forEach(problem -> problems.add("Option fileName=" + fileName + " cannot be used. " + problem));
        checkPartitions(problems);
        checkReading(problems);
    }

    private void checkReading(OptionProblems problems) {
        problems.atLeast("minAge", minAge, 0);
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + include);
        } catch (IllegalArgumentException e) {
            problems.add("Option include=" + include + " cannot be used: " + e.getMessage()
                    + ". Allowed: a glob such as *.jsonl.");
        }
        if ((afterReading == AfterReading.MOVE) == moveTo.isBlank()) {
            problems.add("Option afterReading=" + afterReading + " and moveTo=" + moveTo
                    + " contradict each other. Allowed: MOVE with moveTo, and the others without.");
        } else if (!moveTo.isBlank() && isWithin(moveTo)) {
            problems.add("Option moveTo=" + moveTo
                    + " is within what is read. Allowed: a directory elsewhere, or a hidden" + " one.");
        }
        if (tail && (!fileFormat.canGrow() || afterReading != AfterReading.LEAVE || isCompressed())) {
            problems.add(
                    "Option tail needs fileFormat=JSONL, TEXT or CSV, no fileCompression, and afterReading=LEAVE.");
        }
    }

    private boolean isCompressed() {
        return fileCompression != null && fileCompression != Compression.NONE;
    }

    private boolean isWithin(String other) {
        var inner = Path.of(other).toAbsolutePath().normalize();
        var outer = Path.of(directory).toAbsolutePath().normalize();
        return inner.equals(outer)
                || (recursive
                        && inner.startsWith(outer)
                        && !outer.relativize(inner).toString().startsWith("."));
    }

    /** What is read, with a format whose schema has been read. */
    ReaderOptions reading(FileFormat format, String name, @Nullable Path positions) {
        return new ReaderOptions(
                Path.of(directory),
                include,
                recursive,
                Duration.ofMillis(minAge),
                format,
                fileCompression == null && !tail,
                afterReading,
                moveTo.isBlank() ? null : Path.of(moveTo),
                tail,
                getMaxRecordBytes(),
                stateDirectory.isBlank() ? positions : Path.of(stateDirectory),
                name);
    }

    private void checkPartitions(OptionProblems problems) {
        try {
            fields();
        } catch (RecordException e) {
            problems.add("Option partitionBy=" + partitionBy + " cannot be used. " + e.detail());
        }
        try {
            timeField();
        } catch (RecordException e) {
            problems.add("Option partitionTimeField=" + partitionTimeField + " cannot be used. " + e.detail());
        }
        var zone = (ZoneId) ZoneOffset.UTC;
        try {
            zone = ZoneId.of(partitionTimeZone);
        } catch (DateTimeException e) {
            problems.add("Option partitionTimeZone=" + partitionTimeZone
                    + " cannot be used. Allowed: names such as Europe/Berlin, offsets such as +02:00, and UTC.");
        }
        try {
            TimePath.parse(partitionTime, zone);
        } catch (IllegalArgumentException e) {
            problems.add("Option partitionTime=" + partitionTime + " cannot be used. " + e.getMessage());
        }
        if (!partitionTimeField.isBlank() && partitionTime.isBlank()) {
            problems.add("Option partitionTimeField is without effect without partitionTime. Remove it, or give"
                    + " partitionTime, as in dt=yyyy-MM-dd.");
        }
    }

    private List<FieldPath> fields() {
        return partitionBy.isBlank()
                ? List.of()
                : Arrays.stream(partitionBy.split(",", -1))
                        .map(String::strip)
                        .map(FieldPath::parse)
                        .toList();
    }

    private @Nullable FieldPath timeField() {
        return partitionTimeField.isBlank() ? null : FieldPath.parse(partitionTimeField);
    }

    /** What is written, with a format whose schema has been read. */
    WriterOptions writing(FileFormat format) {
        return new WriterOptions(
                Path.of(directory),
                createDirectory,
                format,
                new Partitioning(
                        fields(),
                        TimePath.parse(partitionTime, ZoneId.of(partitionTimeZone)),
                        timeField(),
                        partitionStyle == PartitionStyle.HIVE),
                new FileNames(fileName),
                new Rotation(
                        rotateBytes, rotateRecords, Duration.ofMillis(rotateInterval), Duration.ofMillis(rotateIdle)),
                maxOpenFiles,
                journalBytes);
    }

    public String getDirectory() {
        return directory;
    }

    /** The directory. */
    public void setDirectory(String directory) {
        this.directory = directory;
    }

    public FileKind getFileFormat() {
        return fileFormat;
    }

    /** The format of the files. */
    public void setFileFormat(FileKind fileFormat) {
        this.fileFormat = fileFormat;
    }

    public @Nullable Compression getFileCompression() {
        return fileCompression;
    }

    /** How whole files are compressed. */
    public void setFileCompression(@Nullable Compression fileCompression) {
        this.fileCompression = fileCompression;
    }

    public String getFileSchema() {
        return fileSchema;
    }

    /** Of files in Avro the schema; by default it is found in the records, and in the files when they are read. */
    public void setFileSchema(String fileSchema) {
        this.fileSchema = fileSchema;
    }

    public String getFileMessageType() {
        return fileMessageType;
    }

    /** Of files in Protobuf the full name of the message, such as shop.Order. */
    public void setFileMessageType(String fileMessageType) {
        this.fileMessageType = fileMessageType;
    }

    public String getFileCsvDelimiter() {
        return fileCsvDelimiter;
    }

    /** Of files in CSV the character between values. */
    public void setFileCsvDelimiter(String fileCsvDelimiter) {
        this.fileCsvDelimiter = fileCsvDelimiter;
    }

    public String getPartitionBy() {
        return partitionBy;
    }

    /** The fields by whose values files are put into directories, separated by commas, as in country,customer.city. */
    public void setPartitionBy(String partitionBy) {
        this.partitionBy = partitionBy;
    }

    public PartitionStyle getPartitionStyle() {
        return partitionStyle;
    }

    /** How the directories of fields are called. */
    public void setPartitionStyle(PartitionStyle partitionStyle) {
        this.partitionStyle = partitionStyle;
    }

    public String getPartitionTime() {
        return partitionTime;
    }

    /** The directories of the time. */
    public void setPartitionTime(String partitionTime) {
        this.partitionTime = partitionTime;
    }

    public String getPartitionTimeField() {
        return partitionTimeField;
    }

    /** The field that has this time: a timestamp, a date, ISO-8601 as text, or milliseconds since 1970. */
    public void setPartitionTimeField(String partitionTimeField) {
        this.partitionTimeField = partitionTimeField;
    }

    public String getPartitionTimeZone() {
        return partitionTimeZone;
    }

    /** The time zone of these directories, and of times without one. */
    public void setPartitionTimeZone(String partitionTimeZone) {
        this.partitionTimeZone = partitionTimeZone;
    }

    public String getFileName() {
        return fileName;
    }

    /** How files are called, without the extension, which is added: letters, digits, . */
    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public long getRotateBytes() {
        return rotateBytes;
    }

    /** A file that has so many bytes is finished. */
    public void setRotateBytes(long rotateBytes) {
        this.rotateBytes = rotateBytes;
    }

    public long getRotateRecords() {
        return rotateRecords;
    }

    /** A file that has so many records is finished. */
    public void setRotateRecords(long rotateRecords) {
        this.rotateRecords = rotateRecords;
    }

    public long getRotateInterval() {
        return rotateInterval;
    }

    /** A file that was begun so long ago is finished, in milliseconds. */
    public void setRotateInterval(long rotateInterval) {
        this.rotateInterval = rotateInterval;
    }

    public long getRotateIdle() {
        return rotateIdle;
    }

    /** A file that has got no record for so long is finished, in milliseconds. */
    public void setRotateIdle(long rotateIdle) {
        this.rotateIdle = rotateIdle;
    }

    public int getMaxOpenFiles() {
        return maxOpenFiles;
    }

    /** How many files are not finished at most, 1 or more. */
    public void setMaxOpenFiles(int maxOpenFiles) {
        this.maxOpenFiles = maxOpenFiles;
    }

    public long getJournalBytes() {
        return journalBytes;
    }

    /** How large the journal of files that are not finished grows, 1048576 or more. */
    public void setJournalBytes(long journalBytes) {
        this.journalBytes = journalBytes;
    }

    public boolean isCreateDirectory() {
        return createDirectory;
    }

    /** Whether the directory is made if it is not there when the route starts. */
    public void setCreateDirectory(boolean createDirectory) {
        this.createDirectory = createDirectory;
    }

    public String getInclude() {
        return include;
    }

    /** A glob of the names of files that are read, as in *.jsonl or orders-*.{csv,csv.gz}. */
    public void setInclude(String include) {
        this.include = include;
    }

    public boolean isRecursive() {
        return recursive;
    }

    /** Whether the directories below are read too. */
    public void setRecursive(boolean recursive) {
        this.recursive = recursive;
    }

    public long getMinAge() {
        return minAge;
    }

    /** How long a file must not have been changed before it is read. */
    public void setMinAge(long minAge) {
        this.minAge = minAge;
    }

    public AfterReading getAfterReading() {
        return afterReading;
    }

    /** What becomes of a file when all of it is published, and the position after it is stored. */
    public void setAfterReading(AfterReading afterReading) {
        this.afterReading = afterReading;
    }

    public String getMoveTo() {
        return moveTo;
    }

    /** With afterReading=MOVE the directory that files are moved into. */
    public void setMoveTo(String moveTo) {
        this.moveTo = moveTo;
    }

    public boolean isTail() {
        return tail;
    }

    /** Whether files are followed as others append lines to them, over renames. */
    public void setTail(boolean tail) {
        this.tail = tail;
    }

    public String getStateDirectory() {
        return stateDirectory;
    }

    /** Where it is remembered which files were read. */
    public void setStateDirectory(String stateDirectory) {
        this.stateDirectory = stateDirectory;
    }
}
