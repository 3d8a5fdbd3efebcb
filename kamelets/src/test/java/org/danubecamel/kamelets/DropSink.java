package org.danubecamel.kamelets;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.ObjectName;

/** {@code drop-sink}, whose count is read through JMX. */
final class DropSink implements SinkKamelet {

    @Override
    public String name() {
        return "drop-sink";
    }

    @Override
    public Map<String, ?> properties() {
        return Map.of("reportInterval", 0);
    }

    @Override
    public long arrived() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        var count = 0L;
        for (var endpoint :
                server.queryNames(new ObjectName("org.apache.camel:type=endpoints,name=\"danube-drop:*\",*"), null)) {
            count += (Long) server.getAttribute(endpoint, "Messages");
        }
        return count;
    }

    @Override
    public void close() {}
}
