package org.danubecamel.connector.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What SQLStates say. */
final class SqlFailures {

    private SqlFailures() {}

    /** Data exceptions and violated constraints. */
    static boolean isAboutData(SQLException failure) {
        return hasClass(failure, "22") || hasClass(failure, "23");
    }

    /** The user, the password or the database is not accepted. */
    static boolean isLogin(SQLException failure) {
        return hasClass(failure, "28") || hasClass(failure, "3D");
    }

    /** In the words of the standard, so that it is taken for the system's failure. */
    static SQLException noTable(TableName table) {
        return new SQLException(
                "DNB-3402 Table " + table + " is not there, or not visible to the user. Create it, or set"
                        + " createTable=true.",
                "42P01");
    }

    private static boolean hasClass(SQLException failure, String wanted) {
        @Nullable String state = failure.getSQLState();
        return state != null && state.startsWith(wanted);
    }
}
