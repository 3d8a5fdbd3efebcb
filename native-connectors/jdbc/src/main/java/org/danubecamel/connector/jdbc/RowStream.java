package org.danubecamel.connector.jdbc;

import java.sql.SQLException;

/** An insertion that is under way: the database works on the first rows while the next are made. Not for several threads. */
interface RowStream extends AutoCloseable {

    /** Sends a row of the stream's shape, now or later. */
    void add(Row row) throws SQLException;

    /** Sends what is left, and returns when all rows are inserted. */
    void finish() throws SQLException;

    /** Ends the insertion; unless it was finished, the transaction can only be undone. */
    @Override
    void close() throws SQLException;
}
