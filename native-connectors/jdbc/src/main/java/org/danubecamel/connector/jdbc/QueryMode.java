package org.danubecamel.connector.jdbc;

/** How new and changed rows are found. */
public enum QueryMode {
    /** By a column that only grows: new rows. */
    INCREMENTING,
    /** By the time of the last change: new and changed rows, in the order of time and primary key. */
    TIMESTAMP,
    /** By the time of the last change: new and changed rows, in the order of time and of a column that is unique. */
    TIMESTAMP_INCREMENTING
}
