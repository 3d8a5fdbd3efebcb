package org.danubecamel.routes.poison;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckAware;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.routes.RouteContext;

/** Routes that receive orders, a thousand at once where they like, with a reader of the dead letters. */
final class Orders implements AutoCloseable {

    static final int SIZE = 1_000;
    static final int REDELIVERIES = 2;

    /** The consumer of the route under test, whose id must be {@code orders}. */
    static final String FROM = "danube:orders?subscriptionName=test&deadLetter=danube:orders-dead&maxInFlight=2000"
            + "&maximumRedeliveries=" + REDELIVERIES + "&redeliveryDelay=20&maximumRedeliveryDelay=200";

    /** A batch that waits for silence; its sink is {@code direct:table}. */
    static final String BATCH = "danube-batch:orders?uri=direct:table&batchSize=" + SIZE
            + "&batchInterval=30000&batchIdleTimeout=200&writeGuarantee=";

    private final RouteContext context =
            new RouteContext(EmbeddedBroker.builder().window(4 * SIZE));
    private final List<String> dead = new CopyOnWriteArrayList<>();

    Orders routes(Consumer<RouteBuilder> routes) throws Exception {
        context.routes(builder -> {
            builder.from("danube:orders-dead?subscriptionName=test")
                    .process(exchange -> dead.add(exchange.getMessage().getBody(String.class)));
            routes.accept(builder);
        });
        return this;
    }

    /** Makes the route that the documentation describes, whose first batch holds as many records as a batch can. */
    Orders toFullBatch(Table table, String guarantee) throws Exception {
        return routes(routes -> {
            routes.from(FROM)
                    .routeId("orders")
                    .convertBodyTo(String.class)
                    .process(new Gathering(SIZE))
                    .to(BATCH + guarantee);
            routes.from("direct:table").errorHandler(routes.noErrorHandler()).process(table);
        });
    }

    RouteContext context() {
        return context;
    }

    /** Sends {@code order 0} and so on. */
    List<String> send(int count) {
        return context.send("orders", "order ", count);
    }

    /** Returns what was dead-lettered, as it was read from the topic of the dead letters. */
    List<String> dead() {
        return List.copyOf(dead);
    }

    /** Waits until each record is written or dead, and nothing is on its way or tried again. */
    void awaitSettled(Collection<String> sent, Table table) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var known = table.written();
            var missing = sent.stream()
                    .filter(record -> !known.contains(record) && !dead.contains(record))
                    .toList();
            if (!missing.isEmpty()) {
                throw new AssertionError(missing.size() + " are neither written nor dead, the first of them "
                        + missing.get(0) + "; " + health());
            }
        });
        await().atMost(Duration.ofSeconds(60)).until(this::isQuiet);
    }

    /** Waits until so many dead letters have been read. */
    void awaitDead(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> dead.size() >= count);
    }

    private boolean isQuiet() {
        return context.camel().getInflightRepository().size() == 0 && health().contains("danube.retrying=0");
    }

    /** Returns what the consumer says about itself. */
    String health() {
        var consumer = (HealthCheckAware) context.camel().getRoute("orders").getConsumer();
        return consumer.getHealthCheck().call().getDetails().toString();
    }

    @Override
    public void close() {
        context.close();
    }
}
