package org.danubecamel.connector.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is read, and in which order.
 *
 * @param order the columns that the rows are ordered by; together they are unique
 * @param timed whether the first of them is a time
 */
record QueryTarget(Table table, List<Column> order, boolean timed) {

    /** Adds what is wrong; the target is usable if nothing is. */
    static QueryTarget of(Table table, QueryConfiguration options, List<String> problems) {
        var timed = options.getQueryMode() != QueryMode.INCREMENTING;
        var order = new ArrayList<Column>();
        if (timed) {
            add(order, table, "timestampColumn", options.getTimestampColumn(), problems);
        }
        if (!options.getIncrementingColumn().isBlank()) {
            add(order, table, "incrementingColumn", options.getIncrementingColumn(), problems);
        } else if (table.primaryKey().isEmpty()) {
            problems.add("Table " + table.name() + " has no primary key. Give a unique column as incrementingColumn.");
        } else if (!timed && table.primaryKey().size() > 1) {
            problems.add(
                    "Table " + table.name() + " has a primary key of several columns. Give the one that only grows as"
                            + " incrementingColumn.");
        } else {
            table.primaryKey().forEach(name -> add(order, table, "incrementingColumn", name, problems));
        }
        return new QueryTarget(table, List.copyOf(order), timed);
    }

    private static void add(List<Column> order, Table table, String option, String name, List<String> problems) {
        @Nullable Column column = table.column(name);
        if (column == null) {
            problems.add("Option " + option + "=" + name + " is no column of table " + table.name() + ". Allowed: "
                    + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + ".");
        } else if (!order.contains(column)) {
            order.add(column);
        }
    }
}
