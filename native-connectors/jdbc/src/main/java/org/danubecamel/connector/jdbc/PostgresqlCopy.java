package org.danubecamel.connector.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;

/** Inserts rows by {@code COPY}, whose text format is a line for each row. */
final class PostgresqlCopy implements RowStream {

    /** As many characters are sent at once: few, so that the server begins early, and no fewer than the driver buffers. */
    private static final int CHUNK = 16 << 10;

    /** The outermost context of a failure is that of the statement. */
    private static final Pattern LINE = Pattern.compile("COPY [^\n]*, line (\\d+)[^\n]*$");

    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder(CHUNK + CHUNK / 4);

    private PostgresqlCopy(CopyIn copy) {
        this.copy = copy;
    }

    static PostgresqlCopy begin(Connection connection, Table table, Shape shape) throws SQLException {
        var sql = "COPY " + table.name().sql() + " (" + shape.names() + ") FROM STDIN";
        return new PostgresqlCopy(
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    @Override
    public void add(Row row) throws SQLException {
        var cells = row.cells();
        for (var i = 0; i < cells.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            append((String) cells[i]);
        }
        lines.append('\n');
        if (lines.length() >= CHUNK) {
            flush();
        }
    }

    @Override
    public void finish() throws SQLException {
        flush();
        copy.endCopy();
    }

    /** After a failure on this side the server would wait for more. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private void append(@Nullable String cell) {
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
