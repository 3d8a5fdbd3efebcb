package org.danubecamel.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one writer or reader: from the data source, which gets it back after each use, or else one that is kept
 * open. There is one use at a time, in a transaction.
 */
final class Connections implements AutoCloseable {

    /** A connection that was not used for so long is asked whether it still lives. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int VALIDATION_SECONDS = 5;

    private final ConnectionConfiguration options;

    private final Object lock = new Object();
    private @Nullable Connection current;
    private boolean inUse;
    private long lastUse;

    Connections(ConnectionConfiguration options) {
        this.options = options;
    }

    /** Something that is done on a connection. */
    @FunctionalInterface
    interface Use<T> {
        T on(Connection connection, Dialect dialect) throws SQLException;
    }

    /**
     * Does something in a transaction and commits it. After any failure nothing of it was done, unless the failure is that of
     * the commit, which may have been done.
     */
    <T> T inTransaction(Use<T> use) throws SQLException {
        var connection = take();
        var done = false;
        try {
            connection.setAutoCommit(false);
            var dialect = Dialects.of(connection);
            if (options.getDataSource() != null) {
                dialect.limit(connection, options.statementTimeoutMillis());
            }
            var result = use.on(connection, dialect);
            connection.commit();
            done = true;
            return result;
        } finally {
            release(connection, done);
        }
    }

    private Connection take() throws SQLException {
        var kept = kept();
        if (kept != null) {
            return kept;
        }
        var opened = open();
        synchronized (lock) {
            current = opened;
            inUse = true;
        }
        return opened;
    }

    private @Nullable Connection kept() {
        Connection kept;
        synchronized (lock) {
            kept = current;
            inUse = kept != null;
        }
        if (kept == null || System.nanoTime() - lastUse < IDLE_NANOS || isValid(kept)) {
            return kept;
        }
        discard(kept);
        return null;
    }

    private static boolean isValid(Connection connection) {
        try {
            return connection.isValid(VALIDATION_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection open() throws SQLException {
        DataSource source = options.getDataSource();
        return source == null
                ? Dialects.ofUrl(options.getUrl())
                        .connect(
                                options.getUrl(),
                                options.credentials(),
                                options.connectTimeoutMillis(),
                                options.statementTimeoutMillis())
                : source.getConnection();
    }

    private void release(Connection connection, boolean done) {
        lastUse = System.nanoTime();
        var keep = done && options.getDataSource() == null;
        if (!done) {
            keep = rolledBack(connection) && options.getDataSource() == null;
        }
        synchronized (lock) {
            inUse = false;
        }
        if (!keep) {
            discard(connection);
        }
    }

    private static boolean rolledBack(Connection connection) {
        try {
            connection.rollback();
            // Where nothing was begun, drivers roll back without asking the server.
            return isValid(connection);
        } catch (SQLException e) {
            // The connection is gone, and what was not committed with it.
            return false;
        }
    }

    private void discard(Connection connection) {
        synchronized (lock) {
            if (current == connection) {
                current = null;
                inUse = false;
            }
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // It is of no use any more, in whatever state it is.
            return;
        }
    }

    /** Closes the connection; one that is in use is cut off. */
    @Override
    public void close() throws SQLException {
        Connection left;
        boolean used;
        synchronized (lock) {
            left = current;
            used = inUse;
            current = null;
        }
        if (left != null && used) {
            left.abort(Runnable::run);
        } else if (left != null) {
            left.close();
        }
    }
}
