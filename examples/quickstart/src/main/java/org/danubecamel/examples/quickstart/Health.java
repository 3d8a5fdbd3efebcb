package org.danubecamel.examples.quickstart;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;

/** Whether webhooks are taken, as Camel's own health checks and this application see it. */
final class Health {

    private final Main camel;
    private final Events events;

    Health(Main camel, Events events) {
        this.camel = camel;
        this.events = events;
    }

    /** Returns whether webhooks are taken and Danube delivers. */
    boolean isUp() {
        return events.isOpen() && subscribed(camel);
    }

    /** Returns whether every consumer is connected. */
    static boolean subscribed(Main camel) {
        return HealthCheckHelper.invokeReadiness(camel.getCamelContext()).stream()
                .allMatch(result -> result.getState() == HealthCheck.State.UP);
    }
}
