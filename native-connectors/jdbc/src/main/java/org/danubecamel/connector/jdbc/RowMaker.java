package org.danubecamel.connector.jdbc;

import static org.danubecamel.records.RecordException.Reason.FIELD;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.convert.TypeConverter;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.RecordCodec;
import org.jspecify.annotations.Nullable;

/** Makes the row of a record. Not for use by several threads. */
final class RowMaker {

    private static final RecordCodec KEYS = new RecordCodec(Formats.json());

    private final Dialect dialect;
    private final Layouts layouts;
    private final List<Column> key;
    private final boolean deletes;
    private final TypeConverter converter;

    /** @param key the columns that rows are known by; empty if they are only inserted */
    RowMaker(Dialect dialect, Table table, List<Column> key, JdbcConfiguration options) {
        this.dialect = dialect;
        this.key = key;
        deletes = options.isDeleteTombstones();
        converter = new TypeConverter(options.conversion());
        layouts = new Layouts(
                table, options.getUnknownFields() == UnknownFields.IGNORE, options.getMode() != WriteMode.UPDATE);
    }

    /** @throws RecordException if the table cannot take the record */
    Row row(SinkRecord record) {
        if (record.isTombstone() && deletes) {
            var cells = keyOf(record);
            return new Row(null, cells.toArray(), cells);
        }
        var value = record.value();
        if (value == null) {
            throw new RecordException(
                    FIELD,
                    "The message has no body, which means: delete the row that has its key. Allowed: a body, unless"
                            + " deleteTombstones=true, with mode=UPSERT or UPDATE.");
        }
        return row(value);
    }

    private Row row(Record record) {
        var likely = layouts.last();
        var row = likely == null ? null : row(record, likely);
        return row == null ? Objects.requireNonNull(row(record, layouts.of(record))) : row;
    }

    /** Returns null if the layout is not that of the record. Finds out on the way, to go through the fields only once. */
    private @Nullable Row row(Record record, Layout layout) {
        if (record.size() != layout.fields().size()) {
            return null;
        }
        var cells = new @Nullable Object[layout.shape().columns().size()];
        var next = 0;
        var index = 0;
        for (var field : record.asMap().entrySet()) {
            if (!field.getKey().equals(layout.fields().get(index))) {
                return null;
            }
            var column = layout.targets().get(index++);
            if (column != null) {
                cells[next++] = cell(field.getValue(), column);
            }
        }
        return new Row(layout.shape(), cells, keyOf(layout.shape(), cells));
    }

    private @Nullable Object cell(@Nullable Object value, Column column) {
        if (value != null) {
            return dialect.encode(value, column, converter);
        }
        if (!column.nullable()) {
            throw Layouts.refused(column.name(), "is null. Allowed: a value, because its column is NOT NULL.");
        }
        return null;
    }

    private List<Object> keyOf(Shape shape, @Nullable Object[] cells) {
        if (key.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(key.size());
        for (var column : key) {
            var index = shape.columns().indexOf(column);
            var cell = index < 0 ? null : cells[index];
            if (cell == null) {
                throw Layouts.refused(column.name(), "is missing or null. Allowed: a value, because it is of the key.");
            }
            values.add(cell);
        }
        return List.copyOf(values);
    }

    private List<Object> keyOf(SinkRecord tombstone) {
        var text = tombstone.metadata().key();
        if (text == null) {
            throw new RecordException(
                    FIELD, "The message has neither body nor key. Allowed: a body, or the key of the row to delete.");
        }
        if (key.size() == 1) {
            return List.of(dialect.encode(text, key.get(0), converter));
        }
        var fields = object(text);
        var values = new ArrayList<Object>(key.size());
        for (var column : key) {
            var value = fields.get(column.name());
            if (value == null) {
                throw unusable(text);
            }
            values.add(dialect.encode(value, column, converter));
        }
        return List.copyOf(values);
    }

    private Record object(String text) {
        try {
            var records = KEYS.read(text.getBytes(StandardCharsets.UTF_8));
            if (records.size() == 1) {
                return records.get(0);
            }
        } catch (RecordException e) {
            throw unusable(text);
        }
        throw unusable(text);
    }

    private RecordException unusable(String text) {
        return new RecordException(
                FIELD,
                "The message without body has the key " + Excerpt.of(text) + ", and rows have a key of several columns."
                        + " Allowed: a JSON object with a value for each of "
                        + Excerpt.cut(
                                String.join(", ", key.stream().map(Column::name).toList())) + ".");
    }
}
