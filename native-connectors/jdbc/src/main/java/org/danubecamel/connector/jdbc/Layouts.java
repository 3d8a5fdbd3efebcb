package org.danubecamel.connector.jdbc;

import static org.danubecamel.records.RecordException.Reason.FIELD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Finds the columns of records' fields, once for all records with the same fields. Not for use by several threads. */
final class Layouts {

    /** Records whose fields are data have no end of layouts. */
    private static final int MOST = 1_000;

    private final Table table;
    private final boolean ignoreUnknown;
    private final boolean complete;
    private final Map<List<String>, Layout> known = new HashMap<>();
    private @Nullable Layout last;

    /** @param complete whether each record must have a value for each column that a new row cannot be without */
    Layouts(Table table, boolean ignoreUnknown, boolean complete) {
        this.table = table;
        this.ignoreUnknown = ignoreUnknown;
        this.complete = complete;
    }

    /** The one that was last asked for, or null. */
    @Nullable Layout last() {
        return last;
    }

    /** @throws RecordException if the table cannot take the fields */
    Layout of(Record record) {
        var fields = List.copyOf(record.names());
        var layout = known.get(fields);
        if (layout == null) {
            layout = create(fields);
            if (known.size() == MOST) {
                known.clear();
            }
            known.put(fields, layout);
        }
        last = layout;
        return layout;
    }

    private Layout create(List<String> fields) {
        var targets = new ArrayList<@Nullable Column>(fields.size());
        var columns = new ArrayList<Column>();
        for (var field : fields) {
            var column = target(field);
            if (column != null && columns.contains(column)) {
                throw refused(
                        field,
                        "is for column \"" + Excerpt.cut(column.name())
                                + "\", as another field of the record. Allowed: one field for a column. Map one of them.");
            }
            targets.add(column);
            if (column != null) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            throw new RecordException(
                    FIELD, "The record has no field that table " + table.name() + " has a column for. " + allowed());
        }
        if (complete) {
            checkComplete(columns);
        }
        return new Layout(fields, Collections.unmodifiableList(targets), new Shape(columns));
    }

    private @Nullable Column target(String field) {
        var column = table.column(field);
        if (column == null && !ignoreUnknown) {
            throw refused(
                    field,
                    "has no column in table " + table.name() + ". " + allowed()
                            + " Select the others with fields, or set unknownFields=IGNORE.");
        }
        if (column != null && column.generated()) {
            throw refused(field, "is for a column whose values the database generates. Leave it out with fields.");
        }
        return column;
    }

    private String allowed() {
        return "Allowed: "
                + Excerpt.cut(table.columns().stream().map(Column::name).collect(Collectors.joining(", "))) + ".";
    }

    private void checkComplete(List<Column> columns) {
        for (var column : table.columns()) {
            if (!column.optional() && !column.generated() && !columns.contains(column)) {
                throw refused(
                        column.name(),
                        "is missing. Allowed: a value, because its column is NOT NULL and has no" + " default.");
            }
        }
    }

    static RecordException refused(String field, String what) {
        return new RecordException(FIELD, "Field \"" + Excerpt.cut(Objects.requireNonNull(field)) + "\" " + what);
    }
}
