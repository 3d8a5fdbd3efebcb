package org.danubecamel.connector.jdbc.crash;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.danubecamel.contract.crash.RouteSource;

/** The connector in the process that is killed. */
public final class RecordTableSource implements RouteSource {

    @Override
    public String connect(CamelContext context, Map<String, String> settings, String options) {
        Login.to(context, settings);
        return "danube-jdbc:records?" + options;
    }

    @Override
    public long number(Message message) {
        var json = message.getBody(String.class);
        return Long.parseLong(
                json.substring(json.indexOf(':') + 1, json.indexOf('}')).strip());
    }
}
