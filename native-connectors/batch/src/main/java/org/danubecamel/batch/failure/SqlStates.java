package org.danubecamel.batch.failure;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database's SQLState is about. */
final class SqlStates {

    /** Data exception, integrity constraint violation. */
    private static final Set<String> RECORD_CLASSES = Set.of("22", "23");

    /**
     * Connection, authorization, missing catalogue or schema, rollback by the server, resources, object not ready,
     * operator intervention, system error.
     */
    private static final Set<String> SYSTEM_CLASSES = Set.of("08", "28", "3D", "3F", "40", "53", "55", "57", "58");

    /** Read-only server, missing right, missing table, time-outs. */
    private static final Set<String> SYSTEM_STATES = Set.of("25006", "42501", "42P01", "42S02", "HYT00", "HYT01");

    private SqlStates() {}

    /** Returns null where neither state nor type says anything. */
    static @Nullable FailureKind kind(SQLException failure) {
        var state = failure.getSQLState();
        if (state != null && state.length() == 5) {
            var ofClass = state.substring(0, 2);
            if (RECORD_CLASSES.contains(ofClass)) {
                return FailureKind.RECORD;
            }
            if (SYSTEM_CLASSES.contains(ofClass) || SYSTEM_STATES.contains(state)) {
                return FailureKind.SYSTEM;
            }
        }
        return byType(failure);
    }

    private static @Nullable FailureKind byType(SQLException failure) {
        if (failure instanceof SQLDataException || failure instanceof SQLIntegrityConstraintViolationException) {
            return FailureKind.RECORD;
        }
        var system = failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLInvalidAuthorizationSpecException;
        return system ? FailureKind.SYSTEM : null;
    }
}
