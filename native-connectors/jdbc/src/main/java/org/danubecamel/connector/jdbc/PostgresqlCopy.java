package org.danubecamel.connector.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;

/** Inserts rows by {@code COPY}, whose text format is a line for each row. */
final class PostgresqlCopy {

    /** As many characters are sent at once, so that no batch is in memory a second time. */
    private static final int CHUNK = 64 << 10;

    /** The outermost context of a failure is that of the statement. */
    private static final Pattern LINE = Pattern.compile("COPY [^\n]*, line (\\d+)[^\n]*$");

    private PostgresqlCopy() {}

    static void insert(Connection connection, Table table, List<Row> rows) throws SQLException {
        var sql = "COPY " + table.name().sql() + " (" + rows.get(0).columns().names() + ") FROM STDIN";
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            send(copy, rows);
            copy.endCopy();
        } finally {
            // After a failure on this side the server would wait for more.
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, List<Row> rows) throws SQLException {
        var lines = new StringBuilder(CHUNK + CHUNK / 4);
        for (var row : rows) {
            var cells = row.cells();
            for (var i = 0; i < cells.length; i++) {
                if (i > 0) {
                    lines.append('\t');
                }
                append(lines, (String) cells[i]);
            }
            lines.append('\n');
            if (lines.length() >= CHUNK) {
                flush(copy, lines);
            }
        }
        flush(copy, lines);
    }

    private static void flush(CopyIn copy, StringBuilder lines) throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static void append(StringBuilder lines, @Nullable String cell) {
        if (cell == null) {
            lines.append("\\N");
            return;
        }
        var from = 0;
        for (var i = 0; i < cell.length(); i++) {
            var escape = escape(cell.charAt(i));
            if (escape != 0) {
                lines.append(cell, from, i).append('\\').append(escape);
                from = i + 1;
            }
        }
        lines.append(cell, from, cell.length());
    }

    private static char escape(char c) {
        return switch (c) {
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }

    /** Empty also where the server speaks another language than English; then the batch is halved. */
    static OptionalInt failedRow(SQLException failure) {
        var message = failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
        var where = message == null ? null : message.getWhere();
        if (where == null) {
            return OptionalInt.empty();
        }
        var matcher = LINE.matcher(where);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1)) - 1) : OptionalInt.empty();
    }
}
