package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.convert.TypeConverter;
import org.jspecify.annotations.Nullable;

/**
 * What differs between databases. Statements run within a transaction of the caller's. Lists of rows are never empty, and
 * their rows have one shape. Has no state.
 */
interface Dialect {

    /** The prefix of the JDBC URLs that it is for, such as {@code jdbc:postgresql:}. */
    String urlPrefix();

    /** A connection with these time limits, in milliseconds. */
    Connection connect(String url, Properties credentials, int connectTimeout, int statementTimeout)
            throws SQLException;

    /** Limits the time of each statement of the transaction on a connection that was not opened by {@link #connect}. */
    void limit(Connection connection, int statementTimeout) throws SQLException;

    /** What the database makes of an identifier that is not in quotes. */
    String folded(String identifier);

    /** The table, or null if there is none that the user may see. */
    @Nullable Table describe(Connection connection, TableName name) throws SQLException;

    /** The rights that the user lacks, such as {@code INSERT}. */
    List<String> missingRights(Connection connection, Table table, Set<String> wanted) throws SQLException;

    /** Creates the table if there is none; optional fields may be null, and {@code keys} are its primary key. */
    void createTable(Connection connection, TableName name, RecordSchema schema, List<String> keys) throws SQLException;

    /**
     * A value in the form that a {@link RowStream} and the other statements take.
     *
     * @throws org.danubecamel.records.RecordException if the column cannot hold it
     */
    Object encode(Object value, Column column, TypeConverter converter);

    /** Begins to insert rows of one shape. */
    RowStream insert(Connection connection, Table table, Shape shape) throws SQLException;

    /** No two rows have the same key. */
    void upsert(Connection connection, Table table, List<Column> key, List<Row> rows) throws SQLException;

    /**
     * No two rows have the same key.
     *
     * @return the indexes of the rows that the table has no row for
     */
    List<Integer> update(Connection connection, Table table, List<Column> key, List<Row> rows) throws SQLException;

    void delete(Connection connection, Table table, List<Column> key, List<List<Object>> keys) throws SQLException;

    /** The index of the row that an insert failed at, if the database says so. */
    OptionalInt failedRow(SQLException failure);

    /** The place of the last row that is to be read after a place, or null if there is none. */
    @Nullable List<String> last(Connection connection, QueryTarget target, @Nullable List<String> after, long delayMillis)
            throws SQLException;

    /** The transactions that are writing to the table now. */
    Set<String> writers(Connection connection, QueryTarget target) throws SQLException;

    /** The rows after one place, up to and with another one, in order. */
    List<QueriedRow> read(
            Connection connection,
            QueryTarget target,
            @Nullable List<String> after,
            List<String> upTo,
            int maxRecords,
            long maxBytes)
            throws SQLException;
}
