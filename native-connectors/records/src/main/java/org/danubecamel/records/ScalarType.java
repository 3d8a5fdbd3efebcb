package org.danubecamel.records;

import java.util.Locale;

/** The types without parameters. */
public enum ScalarType implements FieldType {
    /** Nothing is known of the type: only nulls were seen, or no element of a list. */
    NULL,
    /** True or false. */
    BOOLEAN,
    /** An integer of 32 bits. */
    INT,
    /** An integer of 64 bits. */
    LONG,
    /** A binary floating-point number of 64 bits. */
    DOUBLE,
    /** Unicode text. */
    STRING,
    /** Bytes. */
    BYTES,
    /** A day of the calendar. */
    DATE,
    /** A time of the day, to the nanosecond. */
    TIME,
    /** A point in time, to the nanosecond. */
    TIMESTAMP,
    /** A day and a time of the day, of no known time zone. */
    LOCAL_TIMESTAMP,
    /** A UUID of 128 bits. */
    UUID;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
