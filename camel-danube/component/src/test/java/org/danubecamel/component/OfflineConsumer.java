package org.danubecamel.component;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.client.Delivery;

/**
 * A context whose endpoint {@code danube:orders} has no broker: what it receives is given to it by the test, through the
 * same method that the client calls.
 */
final class OfflineConsumer implements AutoCloseable {

    static final String ORDERS = "danube:orders";

    final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicReference<DanubeConsumer> consumer = new AtomicReference<>();
    private final DanubeConfiguration configuration = new DanubeConfiguration();

    OfflineConsumer() throws Exception {
        configuration.setTopic("orders");
        configuration.setServiceUrl("http://127.0.0.1:1");
        configuration.setSubscriptionName("test");
        configuration.setAutoCreateTopic(false);
        var component = context.getComponent("danube", DanubeComponent.class);
        var endpoint = new DanubeEndpoint(ORDERS, component, configuration) {
            @Override
            public Consumer createConsumer(Processor processor) throws Exception {
                var made = super.createConsumer(processor);
                consumer.set((DanubeConsumer) made);
                return made;
            }
        };
        endpoint.check();
        context.addEndpoint(ORDERS, endpoint);
    }

    DanubeConfiguration configuration() {
        return configuration;
    }

    OfflineConsumer start(RoutesBuilder... routes) throws Exception {
        for (var each : routes) {
            context.addRoutes(each);
        }
        context.start();
        return this;
    }

    DanubeConsumer consumer() {
        return consumer.get();
    }

    void deliver(Delivery delivery) {
        consumer().deliver(delivery);
    }

    @Override
    public void close() {
        context.stop();
    }
}
