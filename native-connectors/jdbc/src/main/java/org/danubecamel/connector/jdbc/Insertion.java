package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.danubecamel.connector.sink.Converted;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.RecordException;

/** Inserts the rows of one batch within a transaction. */
final class Insertion {

    private final Connection connection;
    private final Dialect dialect;
    private final Table table;

    Insertion(Connection connection, Dialect dialect, Table table) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = table;
    }

    /**
     * Inserts records while they are made into rows, so that both sides work at once.
     *
     * @throws RecordException if a record cannot be made into a row; rows before it may have been sent, so the transaction
     *     can only be undone
     */
    void streamed(List<SinkRecord> records, RowMaker maker) throws SQLException {
        var first = maker.row(records.get(0));
        var positions = new int[records.size()];
        var others = new LinkedHashMap<Shape, RowGroup>();
        try (var stream = dialect.insert(connection, table, first.columns())) {
            var sent = 1;
            stream.add(first);
            for (var position = 1; position < positions.length; position++) {
                var row = maker.row(records.get(position));
                if (row.columns().equals(first.columns())) {
                    positions[sent++] = position;
                    stream.add(row);
                } else {
                    add(others, row, position);
                }
            }
            stream.finish();
        } catch (SQLException e) {
            throw named(e, positions.length, row -> positions[row]);
        }
        insert(others, position -> position);
    }

    /** Inserts what of a batch could be made into rows. */
    void insert(Converted<Row> rows) throws SQLException {
        var groups = new LinkedHashMap<Shape, RowGroup>();
        for (var index = 0; index < rows.values().size(); index++) {
            add(groups, rows.values().get(index), index);
        }
        insert(groups, rows::position);
    }

    private static void add(Map<Shape, RowGroup> groups, Row row, int index) {
        groups.computeIfAbsent(row.columns(), shape -> new RowGroup()).add(row, List.of(index));
    }

    private void insert(Map<Shape, RowGroup> groups, IntUnaryOperator position) throws SQLException {
        for (var group : groups.values()) {
            try (var stream =
                    dialect.insert(connection, table, group.rows().get(0).columns())) {
                for (var row : group.rows()) {
                    stream.add(row);
                }
                stream.finish();
            } catch (SQLException e) {
                throw named(
                        e,
                        group.rows().size(),
                        row -> position.applyAsInt(group.from(row).get(0)));
            }
        }
    }

    /** Returns the failure itself if the database does not say which row it is about. */
    private SQLException named(SQLException failure, int rows, IntUnaryOperator position) {
        var failed = SqlFailures.isAboutData(failure) ? dialect.failedRow(failure) : null;
        if (failed == null || failed.isEmpty() || failed.getAsInt() >= rows) {
            return failure;
        }
        throw RecordFailures.nothingWritten()
                .failed(position.applyAsInt(failed.getAsInt()), failure)
                .build();
    }
}
