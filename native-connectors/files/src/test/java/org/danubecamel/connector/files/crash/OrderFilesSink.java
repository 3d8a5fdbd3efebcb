package org.danubecamel.connector.files.crash;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.danubecamel.contract.crash.CrashPoints;
import org.danubecamel.contract.crash.RouteSink;

/** The connector in the process that is killed. Files have several batches, so that kills find some that are not finished. */
public final class OrderFilesSink implements RouteSink {

    static final String DIRECTORY = "directory";

    @Override
    public String connect(CamelContext context, Map<String, String> settings, CrashPoints points) {
        return "danube-files:" + settings.get(DIRECTORY) + "?rotateRecords=60&rotateIdle=200";
    }
}
