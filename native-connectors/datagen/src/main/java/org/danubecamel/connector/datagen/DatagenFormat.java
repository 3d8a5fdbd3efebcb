package org.danubecamel.connector.datagen;

/** How a record stands in the body of its message. */
public enum DatagenFormat {
    /** A JSON object. */
    JSON,
    /** A JSON object and an end of line. */
    JSONL,
    /** Two lines: the names of the columns, and the values. */
    CSV,
    /** An Avro container with one record, which has its schema with it. */
    AVRO
}
