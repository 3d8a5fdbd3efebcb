package org.danubecamel.connector.jdbc;

/** What becomes of a field that the table has no column for. */
public enum UnknownFields {
    /** Its record is refused. */
    FAIL,
    /** It is left out. */
    IGNORE
}
