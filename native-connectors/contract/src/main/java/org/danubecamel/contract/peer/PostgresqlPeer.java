package org.danubecamel.contract.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 17, the vendor's server, with one superuser who logs in by password (SCRAM), and logical decoding. Durable as
 * it is by default.
 */
public final class PostgresqlPeer extends ProcessPeer {

    private static final String USER = "danube";
    private static final String DATABASE = "postgres";

    // With characters that mean something in URIs and properties, so that careless quoting shows.
    private final String password = "s3cr%2Bt&+" + UUID.randomUUID();
    private @Nullable Path binaries;

    /** Creates a server that does not run yet. */
    public PostgresqlPeer() {
        super("postgresql", PeerRank.REAL);
    }

    /** Returns the JDBC URL, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(port());
    }

    /** Returns the JDBC URL with another port, that of a proxy. */
    public String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Returns the name of the superuser. */
    public String user() {
        return USER;
    }

    /** Returns the superuser's password, another one in each object. */
    public String password() {
        return password;
    }

    /** Returns a connection of the test's own, with auto-commit. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** Runs a statement with {@code ?} for each parameter, on a connection of its own, and commits. */
    public void execute(String sql, @Nullable Object... parameters) {
        try (var connection = connect();
                var statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a query with {@code ?} for each parameter, on a connection of its own, and returns its rows. */
    public List<List<@Nullable Object>> query(String sql, @Nullable Object... parameters) {
        try (var connection = connect();
                var statement = prepare(connection, sql, parameters);
                var result = statement.executeQuery()) {
            var columns = result.getMetaData().getColumnCount();
            var rows = new ArrayList<List<@Nullable Object>>();
            while (result.next()) {
                var row = new ArrayList<@Nullable Object>(columns);
                for (var column = 1; column <= columns; column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var position = 0; position < parameters.length; position++) {
            statement.setObject(position + 1, parameters[position]);
        }
        return statement;
    }

    @Override
    protected void prepare() throws Exception {
        binaries = PostgresqlBinaries.folder(Executables.folder());
        var passwordFile = Files.writeString(directory().resolve("password"), password);
        try {
            run(Unprivileged.program(
                    executable("initdb"),
                    "--pgdata=" + data(),
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--no-sync"));
        } finally {
            Files.delete(passwordFile);
        }
    }

    @Override
    protected Program program() {
        return Unprivileged.program(
                executable("postgres"),
                "-D",
                data(),
                "-h",
                "127.0.0.1",
                "-p",
                port(),
                "-c",
                "unix_socket_directories=",
                "-c",
                "wal_level=logical");
    }

    @Override
    protected boolean isReady() throws SQLException {
        try (var connection = connect()) {
            return connection.isValid(5);
        }
    }

    @Override
    protected String readVersion() {
        return String.valueOf(query("show server_version").get(0).get(0));
    }

    /** Ends its sessions; by TERM it would wait for them. */
    @Override
    protected String stopSignal() {
        return "INT";
    }

    private Path data() {
        return directory().resolve("data");
    }

    private Path executable(String name) {
        if (binaries == null) {
            throw new IllegalStateException("only after prepare()");
        }
        return binaries.resolve("bin").resolve(name);
    }
}
