package org.danubecamel.component;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.ErrorId;

/** Reports a consumer DOWN, for readiness, while it is not connected though it should be. */
final class DanubeConsumerHealthCheck extends AbstractHealthCheck {

    private final DanubeConsumer consumer;

    DanubeConsumerHealthCheck(DanubeConsumer consumer) {
        super("camel", "danube-consumer-" + name(consumer));
        this.consumer = consumer;
        setCamelContext(consumer.getEndpoint().getCamelContext());
        setEnabled(consumer.getEndpoint().getComponent().isHealthCheckConsumerEnabled());
    }

    private static String name(DanubeConsumer consumer) {
        var route = consumer.getRouteId();
        return route == null ? consumer.getEndpoint().getConfiguration().getTopic() : route;
    }

    private static boolean isStalled(ConnectionState state) {
        return state.lastError() != null && state.lastError().id() == ErrorId.UNFINISHED_TOO_LONG;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        var state = consumer.connection();
        var configuration = consumer.getEndpoint().getConfiguration();
        builder.detail("danube.status", state.status().name());
        builder.detail("danube.since", state.since().toString());
        builder.detail("danube.service.url", configuration.getServiceUrl());
        builder.detail("danube.topic", configuration.getTopic());
        builder.detail("danube.subscription", configuration.getSubscriptionName());
        if (consumer.getRouteId() != null) {
            builder.detail("route.id", consumer.getRouteId());
        }
        var failures = consumer.failures();
        builder.detail("danube.retrying", failures.retrying());
        var pausedSince = failures.pause().since();
        if (pausedSince != null) {
            builder.down();
            builder.detail("danube.paused.since", pausedSince.toString());
            builder.message("Takes no new messages, because " + failures.pause().reason());
            return;
        }
        if (state.status() == Status.CONNECTED || (state.status() == Status.SUSPENDED && !isStalled(state))) {
            builder.up();
            return;
        }
        builder.down();
        var error = state.lastError();
        if (error == null) {
            builder.message("Not connected to " + configuration.getServiceUrl() + " since " + state.since());
        } else {
            builder.message(error.getMessage());
            builder.error(error);
        }
    }
}
