package org.danubecamel.connector.jdbc.crash;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.danubecamel.connector.jdbc.JdbcComponent;
import org.danubecamel.contract.crash.CrashPoints;
import org.danubecamel.contract.crash.Order;
import org.danubecamel.contract.crash.RouteSink;

/** The connector in the process that is killed. */
public final class OrderTableSink implements RouteSink {

    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String MODE = "mode";

    @Override
    public String connect(CamelContext context, Map<String, String> settings, CrashPoints points) {
        var component = context.getComponent("danube-jdbc", JdbcComponent.class);
        component.getConnection().setUrl(setting(settings, URL));
        component.getConnection().setUsername(setting(settings, USER));
        component.getConnection().setPassword(setting(settings, PASSWORD));
        return "danube-jdbc:orders?mode=" + setting(settings, MODE);
    }

    private static String setting(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    /** A bad one is refused by the table, so that its neighbours are rolled back with it. */
    @Override
    public Object body(Order order, int life) {
        return "{\"number\":" + order.number() + ",\"life\":" + life + ",\"amount\":" + (order.bad() ? -1 : 1) + "}";
    }
}
