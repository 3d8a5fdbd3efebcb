package org.danubecamel.routes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.component.DanubeComponent;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.embedded.EmbeddedBrokerBuilder;
import org.jspecify.annotations.Nullable;

/** A Camel context with a broker of its own, whose {@code danube:} endpoints use it. */
public final class RouteContext implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final DefaultCamelContext context = new DefaultCamelContext();

    public RouteContext() {
        this(EmbeddedBroker.builder());
    }

    public RouteContext(EmbeddedBrokerBuilder broker) {
        this(broker, null);
    }

    /** Reaches the broker by another URL than its own, that of a proxy for example. */
    public RouteContext(EmbeddedBrokerBuilder settings, @Nullable Function<EmbeddedBroker, String> url) {
        broker = settings.build().start();
        var component = new DanubeComponent(context);
        component.getConfiguration().setServiceUrl(url == null ? broker.serviceUrl() : url.apply(broker));
        component.getConfiguration().setAdminUrl(broker.adminUrl());
        context.addComponent("danube", component);
        context.getShutdownStrategy().setTimeout(20);
    }

    public DefaultCamelContext camel() {
        return context;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    /** Adds routes, starts the context, and waits until all consumers of Danube topics are subscribed. */
    public RouteContext routes(Consumer<RouteBuilder> routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routes.accept(this);
            }
        });
        context.start();
        context.getRoutes().stream()
                .map(Route::getConsumer)
                .filter(consumer -> consumer.getEndpoint().getEndpointUri().startsWith("danube://"))
                .forEach(consumer -> await("subscribed to " + consumer.getEndpoint())
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> ((HealthCheckAware) consumer)
                                        .getHealthCheck()
                                        .call()
                                        .getState()
                                == HealthCheck.State.UP));
        return this;
    }

    /** Sends the texts from {@code prefix0} to {@code prefix(count - 1)}, and returns them once the broker has stored all. */
    public List<String> send(String topic, String prefix, int count) {
        var texts =
                IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
        send(topic, texts);
        return texts;
    }

    /** Sends texts as a message each, and returns once the broker has stored all. */
    public void send(String topic, List<String> texts) {
        try (var template = context.createProducerTemplate()) {
            template.sendBody("danube:" + topic, texts);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.stop();
        broker.close();
    }
}
