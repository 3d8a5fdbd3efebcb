package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.PositionedSource;
import org.danubecamel.connector.source.SourceSetupException;
import org.jspecify.annotations.Nullable;

/** The rows of a table, from one place in their order on. */
final class JdbcSource implements PositionedSource {

    private final String tableName;
    private final ConnectionConfiguration connection;
    private final QueryConfiguration options;

    JdbcSource(String table, ConnectionConfiguration connection, QueryConfiguration options) {
        this.tableName = table;
        this.connection = connection;
        this.options = options;
    }

    @Override
    public String name() {
        return "danube-jdbc-" + tableName;
    }

    @Override
    public String identity() {
        return connection.target() + " table=" + tableName + " queryMode=" + options.getQueryMode()
                + " timestampColumn=" + options.getTimestampColumn() + " incrementingColumn="
                + options.getIncrementingColumn();
    }

    @Override
    public void check() throws SQLException {
        try (var connections = new Connections(connection)) {
            connections.inTransaction(this::target);
        }
    }

    /** @throws SourceSetupException that names all that is wrong */
    QueryTarget target(Connection session, Dialect dialect) throws SQLException {
        var name = TableName.parse(tableName, dialect::folded);
        var table = dialect.describe(session, name);
        if (table == null) {
            throw SourceSetupException.of(
                    name(), List.of("Table " + name + " is not there, or not visible to the user. Create it."));
        }
        var problems = new ArrayList<String>();
        var target = QueryTarget.of(table, options, problems);
        if (!dialect.missingRights(session, table, Set.of("SELECT")).isEmpty()) {
            problems.add("The user has no right to SELECT from table " + name + ". Grant it.");
        }
        if (!problems.isEmpty()) {
            throw SourceSetupException.of(name(), problems);
        }
        return target;
    }

    @Override
    public PositionedReader open(@Nullable Position after) throws SQLException {
        var connections = new Connections(connection);
        try {
            var target = connections.inTransaction(this::target);
            var place = after == null
                    ? null
                    : QueryPosition.place(after, name(), target.order().size());
            return new JdbcReader(connections, target, place, options.getTimestampDelay());
        } catch (SQLException e) {
            connections.close();
            if (SqlFailures.isLogin(e)) {
                throw SourceSetupException.of(
                        name(), List.of("The database refuses the login: " + e.getMessage() + "."));
            }
            throw e;
        }
    }
}
