package org.danubecamel.benchmarks.load;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Publishes through a route that ends at a {@code danube:} endpoint. Exchanges enter it as any asynchronous consumer of
 * Camel lets them in: without waiting for the one before, until the endpoint pushes back.
 */
final class ComponentSender implements Sender {

    private static final String IN = "direct:in";

    private final CamelContext context = new DefaultCamelContext();
    private final Endpoint in;
    private final AsyncProducer route;

    ComponentSender(String url, String topic) {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(IN).to("danube:" + topic.substring(1) + "?testConnectionOnStartup=true&serviceUrl=" + url);
                }
            });
            context.start();
            in = context.getEndpoint(IN);
            route = in.createAsyncProducer();
            route.start();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start the route", e);
        }
    }

    @Override
    public void send(byte[] payload, Answer answer) {
        var exchange = in.createExchange();
        exchange.getMessage().setBody(payload);
        route.process(exchange, doneSync -> answer.answered(exchange.getException()));
    }
}
