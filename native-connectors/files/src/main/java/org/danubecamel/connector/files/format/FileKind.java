package org.danubecamel.connector.files.format;

/** The formats of files, as the values of an option. */
public enum FileKind {
    /** JSON Lines: an object on each line. */
    JSONL("jsonl"),
    /** An array of objects. */
    JSON("json"),
    /** Lines of values, below a header. */
    CSV("csv"),
    /** A line of text for each record, which has the one field {@code data}. */
    TEXT("txt"),
    /** A file of bytes for each record, which has the one field {@code data}. */
    RAW("bin"),
    /** Avro container files. */
    AVRO("avro"),
    /** Apache Parquet. */
    PARQUET("parquet"),
    /** Protobuf messages with their lengths. */
    PROTOBUF_DELIMITED("pb");

    private final String extension;

    FileKind(String extension) {
        this.extension = extension;
    }

    String extension() {
        return extension;
    }

    /** Whether a file has no more than one record. */
    public boolean isSingle() {
        return this == RAW;
    }

    /** Whether a file that others append to can be read as it grows: each record ends with a line feed. */
    public boolean canGrow() {
        return this == JSONL || this == CSV || this == TEXT;
    }
}
