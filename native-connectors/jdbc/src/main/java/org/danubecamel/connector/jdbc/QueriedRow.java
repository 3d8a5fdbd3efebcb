package org.danubecamel.connector.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read.
 *
 * @param body the row as a JSON object, in UTF-8
 * @param key its primary key as text, or as a JSON object of several columns; null if the table has none
 * @param place the values of the columns that rows are ordered by, as text
 */
record QueriedRow(byte[] body, @Nullable String key, List<String> place) {}
