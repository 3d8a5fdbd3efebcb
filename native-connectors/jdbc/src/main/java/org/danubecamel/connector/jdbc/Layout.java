package org.danubecamel.connector.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a record go, for all records with the same fields in the same order.
 *
 * @param fields their names
 * @param targets the column of each, or null if it is left out
 * @param shape the columns that are not null
 */
record Layout(List<String> fields, List<@Nullable Column> targets, Shape shape) {}
