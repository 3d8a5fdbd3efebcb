package org.danubecamel.component;

import org.apache.camel.Navigate;
import org.apache.camel.Route;
import org.apache.camel.Traceable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of an {@code aggregate}, which ends the exchange of each message that goes into it, so that each is acknowledged
 * before the aggregate is written. A {@code resequence} holds messages too, but hands their acknowledgement on.
 *
 * <p>Only the steps of the consumer's own route are checked. Not seen is an aggregate in a route that it hands its messages
 * to, as with {@code direct:} or {@code seda:}, in an error handler, or within a step that does not show its parts.
 */
final class AggregateWarning {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private AggregateWarning() {}

    /** Logs a warning if {@code route} itself has an aggregate. */
    static void check(@Nullable Route route) {
        if (route != null && isDue(route)) {
            LOG.warn(
                    "Route {} aggregates messages of {}. Each is acknowledged when it enters the aggregate, which is"
                            + " before the aggregate is written: what is in it is lost if this process ends. Write"
                            + " messages one by one, or acknowledge them by hand with allowManualAcknowledgement=true.",
                    route.getId(),
                    route.getEndpoint());
        }
    }

    static boolean isDue(Route route) {
        return aggregates(route.navigate());
    }

    private static boolean aggregates(@Nullable Object step) {
        // The aggregate's class is in a module that a component does not depend on; its label is part of its interface.
        if (step instanceof Traceable traceable && traceable.getTraceLabel().startsWith("aggregate[")) {
            return true;
        }
        if (!(step instanceof Navigate<?> branches) || !branches.hasNext()) {
            return false;
        }
        return branches.next().stream().anyMatch(AggregateWarning::aggregates);
    }
}
