package org.danubecamel.connector.jdbc;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, as the database has it.
 *
 * @param schema null for the first schema of the search path that has the table
 * @param name the table
 */
record TableName(@Nullable String schema, String name) {

    private static final String PART = "([A-Za-z_][A-Za-z0-9_$]*|\"(?:[^\"\u0000]|\"\")+\")";
    private static final Pattern NAME = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    /** Whether {@link #parse} takes the text. */
    static boolean isValid(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The table that the text names.
     *
     * @param folding what the database does with names that are not in quotes
     * @throws IllegalArgumentException if the text is not valid
     */
    static TableName parse(String text, UnaryOperator<String> folding) {
        var matcher = NAME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        var schema = matcher.group(1);
        return new TableName(schema == null ? null : part(schema, folding), part(matcher.group(2), folding));
    }

    private static String part(String text, UnaryOperator<String> folding) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : folding.apply(text);
    }

    /** The name in SQL. */
    String sql() {
        return schema == null ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    /** An identifier in SQL, exactly as given. */
    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
