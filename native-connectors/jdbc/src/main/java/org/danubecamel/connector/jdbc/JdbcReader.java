package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.Read;
import org.danubecamel.connector.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows up to a fence. A row may become visible after one with a larger number, because its transaction took longer. So
 * what is to be read is looked at first, then the transactions that are writing to the table just then; only when they have
 * ended, nothing can appear before that place any more, and it is read up to there.
 */
final class JdbcReader implements PositionedReader {

    private final Connections connections;
    private final QueryTarget target;
    private final long delayMillis;
    private @Nullable List<String> after;
    private @Nullable Fence fence;

    JdbcReader(Connections connections, QueryTarget target, @Nullable List<String> after, long delayMillis) {
        this.connections = connections;
        this.target = target;
        this.after = after;
        this.delayMillis = delayMillis;
    }

    @Override
    public Read read(int maxRecords, long maxBytes) throws SQLException {
        return connections.inTransaction((connection, dialect) -> read(connection, dialect, maxRecords, maxBytes));
    }

    private Read read(Connection connection, Dialect dialect, int maxRecords, long maxBytes) throws SQLException {
        var until = fence == null ? fence(connection, dialect) : fence;
        fence = until;
        if (until == null || !until.isOpen(dialect.writers(connection, target))) {
            return Read.nothing();
        }
        var rows = dialect.read(connection, target, after, until.place, maxRecords, maxBytes);
        if (rows.isEmpty()) {
            // What was there has been deleted or changed.
            fence = null;
            return Read.nothing();
        }
        after = rows.get(rows.size() - 1).place();
        if (after.equals(until.place)) {
            fence = null;
        }
        return Read.of(records(rows));
    }

    private @Nullable Fence fence(Connection connection, Dialect dialect) throws SQLException {
        var last = dialect.last(connection, target, after, delayMillis);
        return last == null ? null : new Fence(last, dialect.writers(connection, target));
    }

    private static List<SourceRecord> records(List<QueriedRow> rows) {
        var records = new ArrayList<SourceRecord>(rows.size());
        for (var row : rows) {
            Map<String, Object> headers = new HashMap<>();
            headers.put(JdbcConstants.CONTENT_TYPE, "application/json");
            if (row.key() != null) {
                headers.put(JdbcConstants.KEY, row.key());
            }
            records.add(SourceRecord.of(row.body(), headers, row.body().length, QueryPosition.of(row.place())));
        }
        return records;
    }

    @Override
    public void cancel() {
        try {
            connections.close();
        } catch (SQLException e) {
            // Cut off is what it was to be.
            return;
        }
    }

    @Override
    public void close() throws SQLException {
        connections.close();
    }

    /**
     * Up to where it may be read, and after whose end.
     *
     * @param writers transactions that were writing when the place was looked at
     */
    private record Fence(List<String> place, Set<String> writers) {

        boolean isOpen(Set<String> writing) {
            return writers.stream().noneMatch(writing::contains);
        }
    }
}
