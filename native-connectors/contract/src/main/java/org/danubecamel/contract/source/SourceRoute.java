package org.danubecamel.contract.source;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionTimeoutException;
import org.danubecamel.component.DanubeComponent;
import org.danubecamel.connector.source.PositionedConsumer;
import org.jspecify.annotations.Nullable;

/** The route {@code source -> danube:}, in a Camel context of its own, as a user would have it. */
final class SourceRoute implements AutoCloseable {

    private static final String ROUTE = "source";

    private final SourceUnderTest source;
    private final String uri;
    private final String topic;
    private final Map<String, Object> options = new LinkedHashMap<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DanubeComponent danube = new DanubeComponent(context);
    private final List<Object> handed = new CopyOnWriteArrayList<>();
    private @Nullable String password;
    private boolean abandoned;

    SourceRoute(SourceUnderTest source, String uri, String topic, String serviceUrl) {
        this.source = source;
        this.uri = uri;
        this.topic = topic;
        password = source.password;
        danube.getConfiguration().setServiceUrl(serviceUrl);
        with("delay", 20);
        with("redeliveryDelay", 20);
        with("maximumRedeliveryDelay", 200);
        with("maximumRedeliveries", 2);
        with("maxInFlight", SourceBench.MAX_IN_FLIGHT);
        context.getShutdownStrategy().setTimeout(10);
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    }

    /** Sets an option of the source. */
    SourceRoute with(String option, Object value) {
        options.put(option, value);
        return this;
    }

    /** Leaves the URI as it was given. */
    SourceRoute withoutOptions() {
        options.clear();
        return this;
    }

    SourceRoute withPassword(String other) {
        password = other;
        return this;
    }

    /** Sets how long Danube's client tries, before an exchange fails. */
    SourceRoute withDeliveryTimeout(Duration timeout) {
        danube.getConfiguration().setDeliveryTimeout(timeout.toMillis());
        return this;
    }

    /** Lets Danube store the messages in the order in which it is given them. */
    SourceRoute ordered() {
        danube.getConfiguration().setOrdered(true);
        return this;
    }

    SourceRoute start() throws Exception {
        context.addComponent("danube", danube);
        source.logIn.prepare(context, password);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(completeUri())
                        .routeId(ROUTE)
                        .process(exchange ->
                                handed.add(String.valueOf(exchange.getMessage().getBody(String.class))))
                        .to("danube:" + topic);
            }
        });
        context.start();
        return this;
    }

    private String completeUri() {
        var query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + query;
    }

    /** Returns the bodies that the source has given to the route, in that order, those that came again too. */
    List<Object> handed() {
        return List.copyOf(handed);
    }

    /** Returns how many different bodies the source has given to the route. */
    long handedOnce() {
        return handed.stream().distinct().count();
    }

    /** Waits until the source gives the route something again. */
    void awaitAnotherTry() {
        await("another try of what the route did not take")
                .pollInterval(Duration.ofMillis(5))
                .atMost(source.patience)
                .until(() -> handed.size() > handedOnce());
    }

    /** Returns what the source says of its health; null if it says nothing. */
    HealthCheck.@Nullable Result health() {
        var check = ((HealthCheckAware) context.getRoute(ROUTE).getConsumer()).getHealthCheck();
        return check == null ? null : check.call();
    }

    /** Waits until the source says that something is wrong. */
    void awaitDown() {
        await("health DOWN").atMost(source.patience).until(() -> {
            var health = health();
            return health != null && health.getState() == HealthCheck.State.DOWN;
        });
    }

    /**
     * Ends it without waiting for its exchanges, as a process ends that is killed, but for what is complete already. Returns
     * when the source has stopped; the rest of the context, and Danube's client above all, stops in its own time.
     */
    void abandon() {
        abandoned = true;
        var stopping = new Thread(context::stop, "abandoned-route");
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(1);
        stopping.start();
        var consumer = context.getRoute(ROUTE).getConsumer();
        await("end of an abandoned source")
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> consumer instanceof PositionedConsumer positioned
                        ? positioned.getInFlight() == 0
                        : !stopping.isAlive());
    }

    /** Ends it in order, in the middle of whatever it does. */
    void stop() {
        if (!abandoned) {
            context.stop();
        }
    }

    /** Ends it in order, when it has nothing in its hands: if Camel has to wait for that, it looks once in a second. */
    @Override
    public void close() {
        try {
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> context.getInflightRepository().size() == 0);
        } catch (ConditionTimeoutException e) {
            // Camel waits for the rest.
        }
        stop();
    }
}
