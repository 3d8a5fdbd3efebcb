package org.danubecamel.benchmarks.load;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Receives through a route that begins at a {@code danube:} endpoint and ends at a processor. */
final class ComponentReceiver implements Receiver {

    private final Listener listener;
    private final Gate gate = new Gate();
    private final CamelContext context = new DefaultCamelContext();

    ComponentReceiver(String url, String topic, String subscription, Listener listener) {
        this.listener = listener;
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("danube:" + topic.substring(1) + "?testConnectionOnStartup=true&subscriptionName="
                                    + subscription + "&serviceUrl=" + url)
                            .process(ComponentReceiver.this::received);
                }
            });
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start the route", e);
        }
    }

    private void received(Exchange exchange) {
        gate.pass();
        listener.arrived(exchange.getMessage().getBody(byte[].class));
    }

    @Override
    public void hold() {
        gate.close();
    }

    @Override
    public void release() {
        gate.open();
    }
}
