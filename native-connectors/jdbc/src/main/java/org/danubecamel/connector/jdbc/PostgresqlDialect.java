package org.danubecamel.connector.jdbc;

import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.convert.TypeConverter;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * PostgreSQL. Values travel as text. Rows are inserted by {@code COPY}, which is the fastest and names the row that fails;
 * upserted, updated and deleted by one statement with an array for each column, which is faster than a staging table.
 */
final class PostgresqlDialect implements Dialect {

    private static final int LONGEST_NAME = 63;
    /** What the server's own time limit is given to be effective before the connection is given up. */
    private static final int GRACE = 30_000;

    @Override
    public String urlPrefix() {
        return "jdbc:postgresql:";
    }

    @Override
    public Connection connect(String url, Properties credentials, int connectTimeout, int statementTimeout)
            throws SQLException {
        var properties = new Properties();
        properties.putAll(credentials);
        properties.setProperty("connectTimeout", seconds(connectTimeout));
        properties.setProperty("loginTimeout", seconds(connectTimeout));
        properties.setProperty("socketTimeout", seconds(statementTimeout + GRACE));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "danube-jdbc");
        properties.setProperty("options", "-c statement_timeout=" + statementTimeout);
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("The driver does not take the URL.");
        }
        return connection;
    }

    /** The driver counts whole seconds, and takes 0 for no limit. */
    private static String seconds(int millis) {
        return String.valueOf((millis + 999) / 1_000);
    }

    @Override
    public void limit(Connection connection, int statementTimeout) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + statementTimeout);
        }
    }

    @Override
    public String folded(String identifier) {
        return identifier.toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Table describe(Connection connection, TableName name) throws SQLException {
        return PostgresqlCatalog.describe(connection, name);
    }

    @Override
    public List<String> missingRights(Connection connection, Table table, Set<String> wanted) throws SQLException {
        return PostgresqlCatalog.missingRights(connection, table, wanted);
    }

    @Override
    public void createTable(Connection connection, TableName name, RecordSchema schema, List<String> keys)
            throws SQLException {
        var columns = schema.fields().stream()
                .map(field -> identifier(field.name()) + " " + type(field.type()))
                .collect(Collectors.joining(", "));
        var primaryKey = keys.isEmpty()
                ? ""
                : keys.stream()
                        .map(PostgresqlDialect::identifier)
                        .collect(Collectors.joining(", ", ", PRIMARY KEY (", ")"));
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + name.sql() + " (" + columns + primaryKey + ")");
        }
    }

    private static String identifier(String name) {
        if (name.isEmpty() || name.indexOf(0) >= 0 || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new RecordException(
                    NOT_WRITABLE,
                    "The field " + Excerpt.of(name) + " cannot be the name of a column. Allowed: 1 to " + LONGEST_NAME
                            + " bytes without NUL. Map it to another name.");
        }
        return TableName.quoted(name);
    }

    /** Wide types, because later records may have more digits than those that the table is made for. */
    private static String type(FieldType type) {
        if (!(type instanceof ScalarType scalar)) {
            return type instanceof org.danubecamel.records.DecimalType ? "numeric" : "jsonb";
        }
        return switch (scalar) {
            case BOOLEAN -> "boolean";
            case INT, LONG -> "bigint";
            case DOUBLE -> "double precision";
            case NULL, STRING -> "text";
            case BYTES -> "bytea";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamptz";
            case LOCAL_TIMESTAMP -> "timestamp";
            case UUID -> "uuid";
        };
    }

    @Override
    public Object encode(Object value, Column column, TypeConverter converter) {
        return PostgresqlText.of(value, column, converter);
    }

    @Override
    public RowStream insert(Connection connection, Table table, Shape shape) throws SQLException {
        return PostgresqlCopy.begin(connection, table, shape);
    }

    @Override
    public void upsert(Connection connection, Table table, List<Column> key, List<Row> rows) throws SQLException {
        PostgresqlArrays.upsert(connection, table, key, rows);
    }

    @Override
    public List<Integer> update(Connection connection, Table table, List<Column> key, List<Row> rows)
            throws SQLException {
        return PostgresqlArrays.update(connection, table, key, rows);
    }

    @Override
    public void delete(Connection connection, Table table, List<Column> key, List<List<Object>> keys)
            throws SQLException {
        PostgresqlArrays.delete(connection, table, key, keys);
    }

    @Override
    public OptionalInt failedRow(SQLException failure) {
        return PostgresqlCopy.failedRow(failure);
    }

    @Override
    public @Nullable List<String> last(
            Connection connection, QueryTarget target, @Nullable List<String> after, long delayMillis)
            throws SQLException {
        return PostgresqlQuery.last(connection, target, after, delayMillis);
    }

    @Override
    public Set<String> writers(Connection connection, QueryTarget target) throws SQLException {
        return PostgresqlQuery.writers(connection, target);
    }

    @Override
    public List<QueriedRow> read(
            Connection connection,
            QueryTarget target,
            @Nullable List<String> after,
            List<String> upTo,
            int maxRecords,
            long maxBytes)
            throws SQLException {
        return PostgresqlQuery.read(connection, target, after, upTo, maxRecords, maxBytes);
    }
}
