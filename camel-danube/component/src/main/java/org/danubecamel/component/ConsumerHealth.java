package org.danubecamel.component;

import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/** Keeps a consumer's health check registered while it runs, where the application has health checks. */
final class ConsumerHealth {

    private final DanubeConsumer consumer;
    private @Nullable WritableHealthCheckRepository repository;
    private @Nullable DanubeConsumerHealthCheck check;

    ConsumerHealth(DanubeConsumer consumer) {
        this.consumer = consumer;
    }

    void register() {
        var endpoint = consumer.getEndpoint();
        var found = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "components", WritableHealthCheckRepository.class);
        if (found == null) {
            return;
        }
        var made = new DanubeConsumerHealthCheck(consumer);
        made.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        found.addHealthCheck(made);
        repository = found;
        check = made;
    }

    void unregister() {
        if (repository != null && check != null) {
            repository.removeHealthCheck(check);
        }
        repository = null;
        check = null;
    }
}
