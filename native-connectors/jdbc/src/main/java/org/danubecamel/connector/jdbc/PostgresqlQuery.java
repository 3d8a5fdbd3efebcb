package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows as JSON in the order of unique columns, whose values travel as text. */
final class PostgresqlQuery {

    /** So that rows that are not taken are not in memory. */
    private static final int FETCH_SIZE = 100;

    private PostgresqlQuery() {}

    /** The last place that there is something to read at, or null. */
    static @Nullable List<String> last(
            Connection connection, QueryTarget target, @Nullable List<String> after, long delayMillis)
            throws SQLException {
        var sql = "SELECT " + keys(target) + " FROM " + target.table().name().sql() + " AS t WHERE "
                + (after == null ? "true" : compared(target, ">")) + delayed(target) + notNull(target) + " ORDER BY "
                + order(target, " DESC") + " LIMIT 1";
        try (var statement = connection.prepareStatement(sql)) {
            var next = bind(statement, 1, after);
            if (target.timed()) {
                statement.setLong(next, delayMillis);
            }
            try (var result = statement.executeQuery()) {
                return result.next() ? texts(result, 1, target.order().size()) : null;
            }
        }
    }

    /** The transactions that may yet show rows which were numbered before. */
    static Set<String> writers(Connection connection, QueryTarget target) throws SQLException {
        var sql = "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND granted AND relation ="
                + " to_regclass(?) AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',"
                + " 'AccessExclusiveLock') AND database = (SELECT oid FROM pg_database WHERE datname ="
                + " current_database()) AND pid <> pg_backend_pid()";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, target.table().name().sql());
            var writers = new HashSet<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    writers.add(result.getString(1));
                }
            }
            return writers;
        }
    }

    /** The rows after one place, up to another one. */
    static List<QueriedRow> read(
            Connection connection,
            QueryTarget target,
            @Nullable List<String> after,
            List<String> upTo,
            int maxRecords,
            long maxBytes)
            throws SQLException {
        var sql = "SELECT row_to_json(t)::text, " + key(target.table()) + ", " + keys(target) + " FROM "
                + target.table().name().sql() + " AS t WHERE " + compared(target, "<=")
                + (after == null ? "" : " AND " + compared(target, ">")) + " ORDER BY " + order(target, "")
                + " LIMIT ?";
        try (var statement = connection.prepareStatement(sql)) {
            var next = bind(statement, bind(statement, 1, upTo), after);
            statement.setInt(next, maxRecords);
            statement.setFetchSize(FETCH_SIZE);
            var rows = new ArrayList<QueriedRow>();
            var bytes = 0L;
            try (var result = statement.executeQuery()) {
                while (bytes < maxBytes && result.next()) {
                    var row = new QueriedRow(
                            result.getBytes(1),
                            result.getString(2),
                            texts(result, 3, target.order().size()));
                    rows.add(row);
                    bytes += row.body().length;
                }
            }
            return rows;
        }
    }

    /** The primary key as text, or as an object if it has several columns. */
    private static String key(Table table) {
        var columns = table.primaryKey();
        if (columns.isEmpty()) {
            return "NULL::text";
        }
        if (columns.size() == 1) {
            return "t." + TableName.quoted(columns.get(0)) + "::text";
        }
        return columns.stream()
                .map(name -> "'" + name.replace("'", "''") + "', t." + TableName.quoted(name))
                .collect(Collectors.joining(", ", "json_build_object(", ")::text"));
    }

    private static String keys(QueryTarget target) {
        return target.order().stream()
                .map(column -> "t." + column.sql() + "::text")
                .collect(Collectors.joining(", "));
    }

    private static String order(QueryTarget target, String direction) {
        return target.order().stream()
                .map(column -> "t." + column.sql() + direction)
                .collect(Collectors.joining(", "));
    }

    private static String compared(QueryTarget target, String operator) {
        var columns = target.order().stream().map(column -> "t." + column.sql()).collect(Collectors.joining(", "));
        var values = target.order().stream()
                .map(column -> "?::text::" + column.type())
                .collect(Collectors.joining(", "));
        return "ROW(" + columns + ") " + operator + " ROW(" + values + ")";
    }

    private static String delayed(QueryTarget target) {
        return target.timed()
                ? " AND t." + target.order().get(0).sql() + " <= (clock_timestamp() - ? * interval '1 millisecond')::"
                        + target.order().get(0).type()
                : "";
    }

    /** Where nulls come first, the last row could be one that has no place. */
    private static String notNull(QueryTarget target) {
        return target.order().stream()
                .filter(Column::nullable)
                .map(column -> " AND t." + column.sql() + " IS NOT NULL")
                .collect(Collectors.joining());
    }

    private static int bind(PreparedStatement statement, int first, @Nullable List<String> values) throws SQLException {
        var next = first;
        if (values != null) {
            for (var value : values) {
                statement.setString(next++, value);
            }
        }
        return next;
    }

    private static List<String> texts(java.sql.ResultSet result, int first, int number) throws SQLException {
        var texts = new ArrayList<String>(number);
        for (var i = 0; i < number; i++) {
            texts.add(result.getString(first + i));
        }
        return List.copyOf(texts);
    }
}
