package org.danubecamel.examples.quickstart;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;

/** What Camel's health checks say. */
final class Health {

    /** Camel's check of the consumer in the route {@code events}. */
    private static final String CONSUMER_CHECK = "consumer:events";

    private final Main camel;

    Health(Main camel) {
        this.camel = camel;
    }

    /** Returns whether Danube delivers to this application. */
    boolean isSubscribed() {
        return HealthCheckRegistry.get(camel.getCamelContext())
                .getCheck(CONSUMER_CHECK)
                .map(check -> check.call().getState() == HealthCheck.State.UP)
                .orElse(false);
    }
}
