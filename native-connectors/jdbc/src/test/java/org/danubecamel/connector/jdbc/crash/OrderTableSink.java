package org.danubecamel.connector.jdbc.crash;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.danubecamel.contract.crash.CrashPoints;
import org.danubecamel.contract.crash.Order;
import org.danubecamel.contract.crash.RouteSink;

/** The connector in the process that is killed. */
public final class OrderTableSink implements RouteSink {

    static final String MODE = "mode";

    @Override
    public String connect(CamelContext context, Map<String, String> settings, CrashPoints points) {
        Login.to(context, settings);
        return "danube-jdbc:orders?mode=" + settings.get(MODE);
    }

    /** A bad one is refused by the table, so that its neighbours are rolled back with it. */
    @Override
    public Object body(Order order, int life) {
        return "{\"number\":" + order.number() + ",\"life\":" + life + ",\"amount\":" + (order.bad() ? -1 : 1) + "}";
    }
}
