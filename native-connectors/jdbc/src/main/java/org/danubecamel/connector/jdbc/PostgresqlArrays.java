package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Statements for many rows, whose values are sent as one array for each column. */
final class PostgresqlArrays {

    /** Bounds what a statement takes in memory, here and on the server. */
    private static final int CHUNK = 10_000;

    private PostgresqlArrays() {}

    static void upsert(Connection connection, Table table, List<Column> key, List<Row> rows) throws SQLException {
        var columns = rows.get(0).columns().columns();
        var set = columns.stream()
                .filter(column -> !key.contains(column))
                .map(column -> column.sql() + " = EXCLUDED." + column.sql())
                .collect(Collectors.joining(", "));
        var sql = "INSERT INTO " + table.name().sql() + " ("
                + rows.get(0).columns().names() + ") SELECT "
                + casts(columns) + " FROM " + source(columns, false) + " ON CONFLICT (" + new Shape(key).names()
                + ") DO "
                + (set.isEmpty() ? "NOTHING" : "UPDATE SET " + set);
        for (var chunk : chunks(rows)) {
            try (var statement = connection.prepareStatement(sql)) {
                bind(connection, statement, columns.size(), cells(chunk));
                statement.executeUpdate();
            }
        }
    }

    static List<Integer> update(Connection connection, Table table, List<Column> key, List<Row> rows)
            throws SQLException {
        var columns = rows.get(0).columns().columns();
        var values = columns.stream().filter(column -> !key.contains(column)).toList();
        var set = (values.isEmpty() ? key : values)
                .stream()
                        .map(column -> column.sql() + " = " + cast(columns, column))
                        .collect(Collectors.joining(", "));
        var sql = "UPDATE " + table.name().sql() + " AS t SET " + set + " FROM " + source(columns, true) + " WHERE "
                + matches(columns, key) + " RETURNING u.n";
        var missing = new ArrayList<Integer>();
        var first = 0;
        for (var chunk : chunks(rows)) {
            var found = new BitSet(chunk.size());
            try (var statement = connection.prepareStatement(sql)) {
                bind(connection, statement, columns.size(), cells(chunk));
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        found.set(result.getInt(1) - 1);
                    }
                }
            }
            for (var i = found.nextClearBit(0); i < chunk.size(); i = found.nextClearBit(i + 1)) {
                missing.add(first + i);
            }
            first += chunk.size();
        }
        return missing;
    }

    static void delete(Connection connection, Table table, List<Column> key, List<List<Object>> keys)
            throws SQLException {
        var sql = "DELETE FROM " + table.name().sql() + " AS t USING " + source(key, false) + " WHERE "
                + matches(key, key);
        for (var chunk : chunks(keys)) {
            try (var statement = connection.prepareStatement(sql)) {
                bind(
                        connection,
                        statement,
                        key.size(),
                        chunk.stream().map(List::toArray).toList());
                statement.executeUpdate();
            }
        }
    }

    private static String casts(List<Column> columns) {
        return columns.stream().map(column -> cast(columns, column)).collect(Collectors.joining(", "));
    }

    /** Without the type's parameters: the assignment to the column checks them, where a cast would cut the value. */
    private static String cast(List<Column> columns, Column column) {
        return "u.c" + columns.indexOf(column) + "::" + column.type();
    }

    private static String matches(List<Column> columns, List<Column> key) {
        return key.stream()
                .map(column -> "t." + column.sql() + " = " + cast(columns, column))
                .collect(Collectors.joining(" AND "));
    }

    private static String source(List<Column> columns, boolean numbered) {
        var arrays = columns.stream().map(column -> "?::text[]").collect(Collectors.joining(", "));
        var names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return "unnest(" + arrays + ")" + (numbered ? " WITH ORDINALITY" : "") + " AS u(" + names
                + (numbered ? ", n)" : ")");
    }

    private static List<@Nullable Object[]> cells(List<Row> rows) {
        return rows.stream().map(Row::cells).toList();
    }

    private static void bind(
            Connection connection, PreparedStatement statement, int columns, List<@Nullable Object[]> rows)
            throws SQLException {
        for (var column = 0; column < columns; column++) {
            var values = new String[rows.size()];
            for (var row = 0; row < values.length; row++) {
                values[row] = (String) rows.get(row)[column];
            }
            statement.setArray(column + 1, connection.createArrayOf("text", values));
        }
    }

    private static <T> List<List<T>> chunks(List<T> rows) {
        var chunks = new ArrayList<List<T>>();
        for (var from = 0; from < rows.size(); from += CHUNK) {
            chunks.add(rows.subList(from, Math.min(rows.size(), from + CHUNK)));
        }
        return chunks;
    }
}
