package org.danubecamel.connector.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do for each key after rows and deletions in their order: a deletion, new values, or a deletion and then new
 * values. A statement may touch a row only once, and the last record of a key wins.
 */
final class KeyedRows {

    private final Map<List<Object>, Change> changes = new LinkedHashMap<>();

    /** All of one batch, in order. */
    KeyedRows(List<Row> rows) {
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            changes.computeIfAbsent(row.key(), key -> new Change()).add(row, index);
        }
    }

    /** The keys of rows to delete, before anything is written. */
    List<List<Object>> deletions() {
        return changes.entrySet().stream()
                .filter(each -> each.getValue().delete)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rows to write after that, by their columns; no two have the same key. */
    List<RowGroup> groups() {
        var groups = new LinkedHashMap<Shape, RowGroup>();
        for (var change : changes.values()) {
            var row = change.row;
            if (row != null) {
                groups.computeIfAbsent(row.columns(), shape -> new RowGroup()).add(row, change.indexes);
            }
        }
        return List.copyOf(groups.values());
    }

    /** What is left to do for one key. */
    private static final class Change {

        private boolean delete;
        private @Nullable Row row;
        private final List<Integer> indexes = new ArrayList<>(1);

        void add(Row next, int index) {
            indexes.add(index);
            if (next.isDeletion()) {
                delete = true;
                row = null;
            } else {
                row = row == null ? next : merged(row, next);
            }
        }

        /** A column that the later row does not have keeps what the earlier one gave it. */
        private static Row merged(Row earlier, Row later) {
            if (earlier.columns().equals(later.columns())) {
                return later;
            }
            var cells = new LinkedHashMap<Column, @Nullable Object>();
            put(cells, earlier);
            put(cells, later);
            return new Row(
                    new Shape(List.copyOf(cells.keySet())), cells.values().toArray(), later.key());
        }

        private static void put(Map<Column, @Nullable Object> cells, Row row) {
            var columns = row.columns().columns();
            for (var i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), row.cells()[i]);
            }
        }
    }
}
