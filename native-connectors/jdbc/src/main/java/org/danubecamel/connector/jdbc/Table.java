package org.danubecamel.connector.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as the database describes it. Immutable. */
final class Table {

    private final TableName name;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    /** Columns by their name in lower case; null where several have it. */
    private final Map<String, @Nullable Column> folded = new HashMap<>();

    private final List<String> primaryKey;
    private final Set<Set<String>> uniqueKeys;

    /**
     * @param primaryKey the names of its columns, in order; empty if there is none
     * @param uniqueKeys the columns of each unique index on columns alone, without a condition
     */
    Table(TableName name, List<Column> columns, List<String> primaryKey, Collection<Set<String>> uniqueKeys) {
        this.name = name;
        this.primaryKey = List.copyOf(primaryKey);
        this.uniqueKeys = Set.copyOf(uniqueKeys);
        for (var column : columns) {
            this.columns.put(column.name(), column);
            var lower = column.name().toLowerCase(Locale.ROOT);
            folded.put(lower, folded.containsKey(lower) ? null : column);
        }
    }

    TableName name() {
        return name;
    }

    Collection<Column> columns() {
        return columns.values();
    }

    List<String> primaryKey() {
        return primaryKey;
    }

    boolean isUnique(Collection<Column> key) {
        return uniqueKeys.contains(key.stream().map(Column::name).collect(Collectors.toSet()));
    }

    /** The column of exactly this name, else the only one of this name in another letter case; null if there is none. */
    @Nullable Column column(String field) {
        var exact = columns.get(field);
        return exact == null ? folded.get(field.toLowerCase(Locale.ROOT)) : exact;
    }
}
