package org.danubecamel.connector.files.crash;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.danubecamel.contract.crash.RouteSource;

/** Files of numbers, read by a process that is killed. */
public final class FilesRouteSource implements RouteSource {

    static final String DIRECTORY = "directory";

    @Override
    public String connect(CamelContext context, Map<String, String> settings, String options) {
        return "danube-files:" + settings.get(DIRECTORY) + "?fileFormat=TEXT&minAge=0&" + options;
    }

    @Override
    public long number(Message message) {
        return Long.parseLong(message.getBody(String.class));
    }
}
