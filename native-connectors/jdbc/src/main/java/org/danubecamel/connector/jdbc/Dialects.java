package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The databases that are known. */
final class Dialects {

    private static final List<Dialect> ALL = List.of(new PostgresqlDialect());

    private Dialects() {}

    /** The dialect of a URL, or null. */
    static @Nullable Dialect find(String url) {
        var lower = url.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(dialect -> lower.startsWith(dialect.urlPrefix()))
                .findFirst()
                .orElse(null);
    }

    /** @throws IllegalArgumentException if there is none for the URL */
    static Dialect ofUrl(String url) {
        var dialect = find(url);
        if (dialect == null) {
            throw new IllegalArgumentException("No dialect for this URL. Allowed: " + prefixes() + ".");
        }
        return dialect;
    }

    static Dialect of(Connection connection) throws SQLException {
        return ofUrl(String.valueOf(connection.getMetaData().getURL()));
    }

    /** What URLs begin with. */
    static String prefixes() {
        return ALL.stream().map(Dialect::urlPrefix).collect(Collectors.joining(", "));
    }
}
