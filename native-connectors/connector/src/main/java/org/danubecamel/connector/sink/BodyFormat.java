package org.danubecamel.connector.sink;

import org.danubecamel.records.format.Format;

/** The formats of {@link Format}, as the values of an option. */
public enum BodyFormat {
    /** An object, an array of objects, or objects one after the other. */
    JSON,
    /** JSON Lines: an object on each line. */
    JSONL,
    /** Lines of values. */
    CSV,
    /** The whole body as a string, in the field {@code data}. */
    TEXT,
    /** The whole body as bytes, in the field {@code data}. */
    RAW,
    /** Avro container files, which have their schema with them. */
    AVRO,
    /** A single Avro value, of a schema that is given. */
    AVRO_DATUM,
    /** A single Protobuf message, of a type that is given. */
    PROTOBUF,
    /** Protobuf messages with their lengths, of a type that is given. */
    PROTOBUF_DELIMITED;

    /** Whether a schema must be given. */
    public boolean needsSchema() {
        return this == AVRO_DATUM || isProtobuf();
    }

    /** Whether the name of a message must be given. */
    public boolean isProtobuf() {
        return this == PROTOBUF || this == PROTOBUF_DELIMITED;
    }

    /** Whether a body of no bytes is data, and not the absence of a record. */
    boolean hasEmptyBodies() {
        return this == TEXT || this == RAW || isProtobuf();
    }
}
