package org.danubecamel.component;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.client.ConnectionState;

/** A context whose {@code danube:} endpoints use one broker; each instance has topics of its own. */
final class Danube implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final DefaultCamelContext context = new DefaultCamelContext();
    final DanubeComponent component = new DanubeComponent(context);
    final BlockingQueue<Exchange> received = new ArrayBlockingQueue<>(10_000);
    final String topic;

    /** Uses the embedded broker that all tests share. */
    Danube() {
        this("embedded:");
    }

    Danube(String serviceUrl) {
        this(serviceUrl, "topic-" + NUMBER.incrementAndGet());
    }

    Danube(String serviceUrl, String topic) {
        this.topic = topic;
        component.getConfiguration().setServiceUrl(serviceUrl);
        context.addComponent("danube", component);
        context.getShutdownStrategy().setTimeout(10);
    }

    /** Adds a route and starts the context. */
    Danube route(Consumer<RouteBuilder> route) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                route.accept(this);
            }
        });
        context.start();
        return this;
    }

    /** Adds a route that receives from the topic into {@link #received}, and waits until it is subscribed. */
    Danube receiving(String options) throws Exception {
        route(routes -> routes.from("danube:" + topic + "?subscriptionName=test" + options)
                .routeId("receiver")
                .process(exchange -> received.add(exchange.copy())));
        awaitConnected("receiver");
        return this;
    }

    void awaitConnected(String routeId) {
        await().until(() -> consumer(routeId).connection().status() == ConnectionState.Status.CONNECTED);
    }

    DanubeConsumer consumer(String routeId) {
        return (DanubeConsumer) context.getRoute(routeId).getConsumer();
    }

    ProducerTemplate template() {
        context.start();
        return context.createProducerTemplate();
    }

    /** Sends to the topic and waits until the broker has stored the message. */
    void send(Object body) {
        template().sendBody("danube:" + topic, body);
    }

    /** Returns the next message received. */
    Exchange next() throws InterruptedException {
        var exchange = received.poll(20, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("Nothing was received");
        }
        return exchange;
    }

    String nextBody() throws InterruptedException {
        return next().getMessage().getBody(String.class);
    }

    @Override
    public void close() {
        context.stop();
    }
}
