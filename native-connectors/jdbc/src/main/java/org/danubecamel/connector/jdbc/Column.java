package org.danubecamel.connector.jdbc;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its type as SQL has it, such as {@code numeric(10,2)}
 * @param base the name of the type without parameters, in the form that the dialect tells types by
 * @param precision the most digits, characters or bytes, or 0 if there is no limit
 * @param scale digits after the point
 * @param nullable whether it may be null
 * @param optional whether a new row may be without it: it may be null, or has a default
 * @param generated whether the database alone gives it its values
 */
record Column(
        String name,
        String type,
        String base,
        int precision,
        int scale,
        boolean nullable,
        boolean optional,
        boolean generated) {

    String sql() {
        return TableName.quoted(name);
    }
}
