package org.danubecamel.connector.jdbc.crash;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.danubecamel.connector.jdbc.JdbcComponent;
import org.danubecamel.contract.peer.PostgresqlPeer;

/** Where PostgreSQL is, and who logs in: told to the process that is killed. */
final class Login {

    private static final String URL = "url";
    private static final String USER = "user";
    private static final String PASSWORD = "password";

    private Login() {}

    static Map<String, String> settings(PostgresqlPeer peer) {
        return Map.of(URL, peer.jdbcUrl(), USER, peer.user(), PASSWORD, peer.password());
    }

    static void to(CamelContext context, Map<String, String> settings) {
        var connection =
                context.getComponent("danube-jdbc", JdbcComponent.class).getConnection();
        connection.setUrl(setting(settings, URL));
        connection.setUsername(setting(settings, USER));
        connection.setPassword(setting(settings, PASSWORD));
    }

    private static String setting(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }
}
