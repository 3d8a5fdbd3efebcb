package org.danubecamel.connector.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.danubecamel.client.TopicName;

/** Reads {@code TOPIC?serviceUrl=URL}. Danube's client is needed for that only, and need not be there otherwise. */
final class DanubePositions {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_/-]+)\\?serviceUrl=(\\S+)");

    private DanubePositions() {}

    static Optional<String> problem(String option) {
        return FORM.matcher(option).matches()
                ? Optional.empty()
                : Optional.of("Option positionStore=danube:" + option
                        + " cannot be used. Allowed: danube:TOPIC?serviceUrl=URL, with a topic of its own and no other"
                        + " option.");
    }

    static PositionStore store(CamelContext context, String option, String name) {
        var form = FORM.matcher(option);
        if (!form.matches()) {
            throw new IllegalArgumentException(option);
        }
        if (context.getClassResolver().resolveClass("org.danubecamel.client.DanubeClient") == null) {
            throw SourceSetupException.of(
                    name,
                    List.of("Option positionStore=danube:" + option
                            + " needs Danube's client. Add the dependency org.danubecamel:danube-client."));
        }
        return Danube.store(form.group(2), form.group(1), name);
    }

    /** Loaded only where the client is there. */
    private static final class Danube {

        private static PositionStore store(String serviceUrl, String topic, String name) {
            return new DanubePositionStore(serviceUrl, TopicName.parse(topic), name);
        }
    }
}
