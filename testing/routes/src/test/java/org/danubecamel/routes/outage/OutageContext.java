package org.danubecamel.routes.outage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.component.DanubeComponent;

/** Pipelines in one Camel context, at a broker in another JVM. */
final class OutageContext implements AutoCloseable {

    /** Scheme of a component that knows the broker's admin URL. */
    static final String WITH_ADMIN = "danube";

    /** Scheme of one that does not, so that the broker's own failure policy counts. */
    static final String WITHOUT_ADMIN = "danube-without-admin";

    private final BrokerJvm broker;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Pipeline> pipelines = new ArrayList<>();

    OutageContext(Path directory, Duration ackTimeout, int redeliveries) throws IOException {
        broker = new BrokerJvm(directory, ackTimeout, redeliveries);
        addComponent(WITH_ADMIN).getConfiguration().setAdminUrl(broker.adminUrl());
        addComponent(WITHOUT_ADMIN);
        context.getRegistry().bind("silent", new SilentExceptionHandler());
    }

    private DanubeComponent addComponent(String scheme) {
        var component = new DanubeComponent(context);
        component.getConfiguration().setServiceUrl(broker.serviceUrl());
        context.addComponent(scheme, component);
        return component;
    }

    /** Returns what the broker said when it blocked a subscription. */
    List<String> blocked() {
        return broker.blocked();
    }

    Pipeline pipeline(String name) {
        var pipeline = new Pipeline(context, name);
        pipelines.add(pipeline);
        return pipeline;
    }

    /** Starts routes, waits until they are subscribed, and starts the load. */
    void start(Consumer<RouteBuilder> routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routes.accept(this);
            }
        });
        context.start();
        context.getRoutes().stream()
                .map(Route::getConsumer)
                .filter(consumer -> consumer instanceof HealthCheckAware)
                .forEach(consumer -> await("subscribed to " + consumer.getEndpoint())
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> isUp((HealthCheckAware) consumer)));
        pipelines.forEach(pipeline -> pipeline.load.start());
    }

    private static boolean isUp(HealthCheckAware consumer) {
        var check = consumer.getHealthCheck();
        return check == null || check.call().getState() == HealthCheck.State.UP;
    }

    @Override
    public void close() throws Exception {
        for (var pipeline : pipelines) {
            pipeline.close();
        }
        context.close();
        broker.close();
    }
}
