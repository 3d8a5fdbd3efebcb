package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.RecordException;

/** Finds everything that would keep a sink from writing. */
final class TargetCheck {

    private final JdbcConfiguration options;
    private final OptionProblems problems;

    TargetCheck(String name, JdbcConfiguration options) {
        this.options = options;
        problems = new OptionProblems("DNB-3401", name);
    }

    /**
     * @throws org.danubecamel.connector.ConfigurationException that names all of it
     * @throws SQLException if the database cannot be asked
     */
    void check(Connections connections) throws SQLException {
        try {
            connections.inTransaction(this::check);
        } catch (SQLException e) {
            if (!SqlFailures.isLogin(e)) {
                throw e;
            }
            problems.add("The database refuses the login: " + e.getMessage()
                    + ". Give a username, a password and a database in url that it accepts.");
        }
        problems.throwIfAny();
    }

    private boolean check(Connection connection, Dialect dialect) throws SQLException {
        var name = TableName.parse(options.getTable(), dialect::folded);
        var table = dialect.describe(connection, name);
        if (table == null) {
            if (!options.isCreateTable()) {
                problems.add("Table " + name + " is not there, or not visible to the user. Create it, or set"
                        + " createTable=true.");
            }
            return false;
        }
        checkKey(table);
        var missing = dialect.missingRights(connection, table, rights());
        if (!missing.isEmpty()) {
            problems.add(
                    "The user has no right to " + String.join(", ", missing) + " on table " + name + ". Grant it.");
        }
        return true;
    }

    private void checkKey(Table table) {
        if (options.getMode() == WriteMode.INSERT) {
            return;
        }
        var names = names(table, options);
        if (names.isEmpty()) {
            problems.add("Table " + table.name() + " has no primary key. Give the columns that rows are known by, as in"
                    + " keys=id.");
            return;
        }
        var unknown = names.stream().filter(key -> table.column(key) == null).toList();
        if (!unknown.isEmpty()) {
            problems.add("Option keys names columns that table " + table.name() + " does not have: "
                    + String.join(", ", unknown) + ". Allowed: "
                    + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + ".");
        } else if (options.getMode() == WriteMode.UPSERT && !table.isUnique(key(table, options))) {
            problems.add("Table " + table.name() + " has no unique index on exactly the columns "
                    + String.join(", ", names) + ", which mode=UPSERT needs. Create one, or give other keys.");
        }
    }

    private static List<String> names(Table table, JdbcConfiguration options) {
        return options.keyNames().isEmpty() ? table.primaryKey() : options.keyNames();
    }

    /** The columns that rows are known by; empty if they are only inserted. */
    static List<Column> key(Table table, JdbcConfiguration options) {
        var key = new ArrayList<Column>();
        if (options.getMode() != WriteMode.INSERT) {
            for (var name : names(table, options)) {
                var column = table.column(name);
                if (column == null) {
                    throw new RecordException(
                            RecordException.Reason.SETUP,
                            "Table " + table.name() + " has no column " + name + ", which is of the key.");
                }
                key.add(column);
            }
        }
        return List.copyOf(key);
    }

    private Set<String> rights() {
        var rights = new LinkedHashSet<String>();
        switch (options.getMode()) {
            case INSERT -> rights.add("INSERT");
            case UPSERT -> rights.addAll(List.of("INSERT", "SELECT", "UPDATE"));
            case UPDATE -> rights.addAll(List.of("SELECT", "UPDATE"));
        }
        if (options.isDeleteTombstones()) {
            rights.addAll(List.of("DELETE", "SELECT"));
        }
        return rights;
    }
}
