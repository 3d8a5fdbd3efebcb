package org.danubecamel.connector.jdbc;

/** What is done with a record. */
public enum WriteMode {
    /** It becomes a new row. */
    INSERT,
    /** It becomes a new row, or the new values of the row that has its key. */
    UPSERT,
    /** It becomes the new values of the row that has its key; where there is none, it is refused. */
    UPDATE
}
