package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.connector.sink.Converted;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.connector.sink.RecordWriter;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.SchemaInference;
import org.jspecify.annotations.Nullable;

/** Writes records to a table, each call in one transaction. */
final class JdbcWriter implements RecordWriter {

    private final String name;
    private final JdbcConfiguration options;
    private final Connections connections;
    /** What the table was like when something was last written to it; null if that is to be asked. */
    private @Nullable Target known;

    /** @param name what errors name the sink by */
    JdbcWriter(String name, ConnectionConfiguration connection, JdbcConfiguration options) {
        this.name = name;
        this.options = options;
        connections = new Connections(connection);
    }

    @Override
    public WriteGuarantee guarantee() {
        return options.getMode() == WriteMode.INSERT ? WriteGuarantee.ATOMIC : WriteGuarantee.IDEMPOTENT;
    }

    @Override
    public void check() throws SQLException {
        known = null;
        new TargetCheck(name, options).check(connections);
    }

    @Override
    public void write(List<SinkRecord> records) throws SQLException {
        // A failure may come from a table that is no longer what it was.
        var target = known;
        known = null;
        var written = options.getMode() == WriteMode.INSERT ? streamed(target, records) : null;
        if (written == null) {
            written = connections.inTransaction((connection, dialect) -> write(connection, dialect, target, records));
        }
        known = written.target;
        if (written.rows != null) {
            written.rows.throwIfRefused();
        }
    }

    /** Returns null if nothing was written, because there is a record that cannot be; the others are written without it. */
    private @Nullable Written streamed(@Nullable Target remembered, List<SinkRecord> records) throws SQLException {
        try {
            return connections.inTransaction((connection, dialect) -> {
                var target = remembered == null ? find(connection, dialect, records) : remembered;
                new Insertion(connection, dialect, target.table)
                        .streamed(records, new RowMaker(dialect, target.table, target.key, options));
                return new Written(target, null);
            });
        } catch (RecordException e) {
            return null;
        }
    }

    private Written write(Connection connection, Dialect dialect, @Nullable Target remembered, List<SinkRecord> records)
            throws SQLException {
        var target = remembered == null ? find(connection, dialect, records) : remembered;
        var maker = new RowMaker(dialect, target.table, target.key, options);
        var rows = Converted.of(records, maker::row);
        if (!rows.values().isEmpty()) {
            if (options.getMode() == WriteMode.INSERT) {
                new Insertion(connection, dialect, target.table).insert(rows);
            } else {
                change(connection, dialect, target, rows);
            }
        }
        return new Written(target, rows);
    }

    private void change(Connection connection, Dialect dialect, Target target, Converted<Row> rows)
            throws SQLException {
        var left = new KeyedRows(rows.values());
        var deletions = left.deletions();
        if (!deletions.isEmpty()) {
            dialect.delete(connection, target.table, target.key, deletions);
        }
        for (var group : left.groups()) {
            if (options.getMode() == WriteMode.UPSERT) {
                dialect.upsert(connection, target.table, target.key, group.rows());
            } else {
                refuse(dialect.update(connection, target.table, target.key, group.rows()), target, group, rows);
            }
        }
    }

    /** Nothing is written then, so that no message is written in part. */
    private static void refuse(List<Integer> missing, Target target, RowGroup group, Converted<Row> rows) {
        if (missing.isEmpty()) {
            return;
        }
        var failures = RecordFailures.nothingWritten();
        for (var index : missing) {
            var cause = new NoSuchRowException(
                    target.table.name(), target.key, group.rows().get(index).key());
            named(rows, group.from(index), failures, cause);
        }
        throw failures.build();
    }

    private static RecordFailures.Builder named(
            Converted<Row> rows, List<Integer> indexes, RecordFailures.Builder failures, Throwable cause) {
        indexes.forEach(index -> failures.failed(rows.position(index), cause));
        return failures;
    }

    private Target find(Connection connection, Dialect dialect, List<SinkRecord> records) throws SQLException {
        var table = TableName.parse(options.getTable(), dialect::folded);
        var found = dialect.describe(connection, table);
        if (found == null && options.isCreateTable()) {
            var schema = SchemaInference.infer(records.stream()
                    .map(SinkRecord::value)
                    .filter(Objects::nonNull)
                    .toList());
            dialect.createTable(connection, table, schema, options.keyNames());
            found = dialect.describe(connection, table);
        }
        if (found == null) {
            throw SqlFailures.noTable(table);
        }
        return new Target(found, TargetCheck.key(found, options));
    }

    @Override
    public void close() throws SQLException {
        connections.close();
    }

    /** @param key the columns that rows are known by; empty if they are only inserted */
    private record Target(Table table, List<Column> key) {}

    /** @param rows null if none was refused */
    private record Written(Target target, @Nullable Converted<Row> rows) {}
}
