package org.danubecamel.connector.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns that rows have, in order. One statement writes the rows of one shape.
 *
 * @param columns each once
 */
record Shape(List<Column> columns) {

    Shape {
        columns = List.copyOf(columns);
    }

    /** The names in SQL, separated by commas. */
    String names() {
        return columns.stream().map(Column::sql).collect(Collectors.joining(", "));
    }
}
