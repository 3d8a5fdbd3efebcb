package org.danubecamel.records.format.options;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.RecordException;

/** The formats, as the values of an option. */
public enum FormatName {
    /** An object, an array of objects, or objects one after the other. */
    JSON(".json"),
    /** JSON Lines: an object on each line. */
    JSONL(".jsonl"),
    /** Lines of values. */
    CSV(".csv"),
    /** The whole body as a string, in the field {@code data}. */
    TEXT(".txt"),
    /** The whole body as bytes, in the field {@code data}. */
    RAW(".bin"),
    /** Avro container files, which have their schema with them. */
    AVRO(".avro"),
    /** A single Avro value, of a schema that is given. */
    AVRO_DATUM(".avro-datum"),
    /** Parquet files, which have their schema with them. */
    PARQUET(".parquet"),
    /** A single Protobuf message, of a type that is given. */
    PROTOBUF(".pb"),
    /** Protobuf messages with their lengths, of a type that is given. */
    PROTOBUF_DELIMITED(".pb-delimited");

    private final String extension;

    FormatName(String extension) {
        this.extension = extension;
    }

    /**
     * The format of this name, in any letter case, with {@code -} or {@code _}.
     *
     * @throws RecordException if there is none
     */
    public static FormatName of(String name) {
        for (var format : values()) {
            if (format.name().equalsIgnoreCase(name.strip().replace('-', '_'))) {
                return format;
            }
        }
        throw new RecordException(
                SETUP,
                "format=" + Excerpt.cut(name) + " is none. Allowed: "
                        + Arrays.stream(values()).map(FormatName::toString).collect(Collectors.joining(", ")) + ".");
    }

    /** What names of files end with, such as {@code .jsonl}. */
    public String extension() {
        return extension;
    }

    /** Whether a schema must be given, even to read. */
    public boolean needsSchema() {
        return this == AVRO_DATUM || isProtobuf();
    }

    /** Whether the name of a message must be given. */
    public boolean isProtobuf() {
        return this == PROTOBUF || this == PROTOBUF_DELIMITED;
    }

    /** Whether a body has one record and no more. */
    public boolean hasOneRecord() {
        return this == TEXT || this == RAW || this == AVRO_DATUM || this == PROTOBUF;
    }

    /** The value of the option, such as {@code avro-datum}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
