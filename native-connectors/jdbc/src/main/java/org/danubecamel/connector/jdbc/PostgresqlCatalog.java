package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's catalogue says of a table. */
final class PostgresqlCatalog {

    /** A domain's base type is one level down; one on a domain is taken by its text. */
    private static final String COLUMNS =
            """
            select a.attname, format_type(a.atttypid, -1), b.typname, b.typname in ('bpchar', 'varchar'), m.typmod,
                   not a.attnotnull, not a.attnotnull or a.atthasdef or a.attidentity <> '',
                   a.attgenerated <> '' or a.attidentity = 'a', b.typname = 'numeric'
              from pg_attribute a
              join pg_type t on t.oid = a.atttypid
              join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
              cross join lateral (select case when t.typtype = 'd' then t.typtypmod else a.atttypmod end typmod) m
             where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
             order by a.attnum""";

    private static final String KEYS =
            """
            select i.indisprimary, array(select a.attname::text
                     from unnest(i.indkey) with ordinality k(attnum, n)
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                    where k.n <= i.indnkeyatts order by k.n)
              from pg_index i
             where i.indrelid = to_regclass(?) and i.indisunique and i.indisvalid and i.indimmediate
               and i.indpred is null and i.indexprs is null""";

    private static final String RIGHTS =
            """
            select w from unnest(?::text[]) w
             where case when w = 'DELETE' then not has_table_privilege(to_regclass(?), w)
                        else not has_any_column_privilege(to_regclass(?), w) end
             order by w""";

    /** The length of the header that type modifiers count with. */
    private static final int HEADER = 4;

    private static final int SCALE_BITS = 11;

    private PostgresqlCatalog() {}

    static @Nullable Table describe(Connection connection, TableName name) throws SQLException {
        var columns = columns(connection, name);
        if (columns.isEmpty()) {
            return null;
        }
        var primaryKey = new ArrayList<String>();
        var unique = new ArrayList<Set<String>>();
        try (var statement = connection.prepareStatement(KEYS)) {
            statement.setString(1, name.sql());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var key = Arrays.asList((String[]) result.getArray(2).getArray());
                    unique.add(Set.copyOf(key));
                    if (result.getBoolean(1)) {
                        primaryKey.addAll(key);
                    }
                }
            }
        }
        return new Table(name, columns, primaryKey, unique);
    }

    private static List<Column> columns(Connection connection, TableName name) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, name.sql());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var modifier = result.getInt(5) - HEADER;
                    var limited = modifier >= 0;
                    var numeric = result.getBoolean(9) && limited;
                    var length = result.getBoolean(4) && limited ? modifier : 0;
                    columns.add(new Column(
                            result.getString(1),
                            result.getString(2),
                            result.getString(3),
                            numeric ? modifier >> 16 & 0xFFFF : length,
                            numeric ? signed(modifier) : 0,
                            result.getBoolean(6),
                            result.getBoolean(7),
                            result.getBoolean(8)));
                }
            }
        }
        return columns;
    }

    /** The scale has eleven bits and may be negative. */
    private static int signed(int modifier) {
        return modifier << Integer.SIZE - SCALE_BITS >> Integer.SIZE - SCALE_BITS;
    }

    static List<String> missingRights(Connection connection, Table table, Set<String> wanted) throws SQLException {
        try (var statement = connection.prepareStatement(RIGHTS)) {
            statement.setArray(1, connection.createArrayOf("text", wanted.toArray()));
            statement.setString(2, table.name().sql());
            statement.setString(3, table.name().sql());
            var missing = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    missing.add(result.getString(1));
                }
            }
            return missing;
        }
    }
}
