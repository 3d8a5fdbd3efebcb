package org.danubecamel.connector.jdbc;

import java.util.ArrayList;
import java.util.List;

/** Rows with the same columns, and what each was made of. Not for use by several threads. */
final class RowGroup {

    private final List<Row> rows = new ArrayList<>();
    private final List<List<Integer>> indexes = new ArrayList<>();

    void add(Row row, List<Integer> from) {
        rows.add(row);
        indexes.add(from);
    }

    List<Row> rows() {
        return rows;
    }

    /** The indexes of the rows of the batch that the row of this index was made of. */
    List<Integer> from(int index) {
        return indexes.get(index);
    }
}
