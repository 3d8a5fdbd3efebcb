package org.danubecamel.component;

import org.apache.camel.Navigate;
import org.apache.camel.Route;
import org.apache.camel.Traceable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a step that ends the exchange of each message that goes into it, so that each is acknowledged before what comes
 * out of the step is written.
 *
 * <p>Only the steps of the consumer's own route are checked. Not seen is such a step in a route that it hands its messages
 * to, as with {@code direct:} or {@code seda:}, in an error handler, or within a step that does not show its parts.
 */
final class AggregateWarning {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private AggregateWarning() {}

    /** Logs a warning if {@code route} itself has such a step. */
    static void check(@Nullable Route route) {
        var found = route == null ? null : find(route);
        if (route != null && found != null) {
            LOG.warn(
                    "Route {} has the step '{}' for messages of {}. Each is acknowledged when it enters that step, which"
                            + " is before what comes out is written: what is in it is lost if this process ends. Write"
                            + " messages one by one, or acknowledge them by hand with allowManualAcknowledgement=true.",
                    route.getId(),
                    found,
                    route.getEndpoint());
        }
    }

    /** Returns the name of the first such step of {@code route}, null if it has none. */
    static @Nullable String find(Route route) {
        return find(route.navigate());
    }

    private static @Nullable String find(@Nullable Object step) {
        var name = step instanceof Traceable traceable ? name(traceable.getTraceLabel()) : null;
        if (name != null || !(step instanceof Navigate<?> branches) || !branches.hasNext()) {
            return name;
        }
        for (var branch : branches.next()) {
            var found = find(branch);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    // The steps' classes are in a module that a component does not depend on; a label is part of a step's interface.
    private static @Nullable String name(String label) {
        if (label.startsWith("aggregate[")) {
            return "aggregate";
        }
        return label.equals("resequencer") || label.equals("streamResequence") ? "resequence" : null;
    }
}
