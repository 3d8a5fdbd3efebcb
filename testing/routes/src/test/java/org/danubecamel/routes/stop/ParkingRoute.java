package org.danubecamel.routes.stop;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.danubecamel.batch.DanubeBatchEndpoint;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.routes.RouteContext;

/** A route from a topic to a batch that parks what does not fill it, and a sink that can hang. */
final class ParkingRoute implements AutoCloseable {

    static final int BATCH_SIZE = 5;
    static final String ID = "orders";

    private static final String BATCH =
            "danube-batch:orders?uri=direct:sink&batchInterval=1h&batchIdleTimeout=0&batchSize=" + BATCH_SIZE;

    final RouteContext context = new RouteContext(EmbeddedBroker.builder().window(100));
    final List<Object> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** @param options of the consumer, beginning with {@code &} */
    ParkingRoute start(String options, Processor before) throws Exception {
        context.routes(routes -> {
            routes.from("danube:orders?subscriptionName=test&redeliveryDelay=1h&maximumRedeliveryDelay=1h" + options)
                    .routeId(ID)
                    .errorHandler(routes.noErrorHandler())
                    .convertBodyTo(String.class)
                    .process(before)
                    .to(BATCH);
            routes.from("direct:sink").errorHandler(routes.noErrorHandler()).process(this::write);
        });
        return this;
    }

    ParkingRoute start() throws Exception {
        return start("", exchange -> {});
    }

    private void write(Exchange exchange) throws InterruptedException {
        calls.incrementAndGet();
        if (gate.await(1, TimeUnit.MINUTES)) {
            written.addAll(exchange.getMessage().getBody(List.class));
        }
    }

    /** Lets the sink neither write nor fail until {@link #release}. */
    void hang() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** Waits until so many messages are written or parked. */
    void awaitTaken(int count) {
        var batch = context.camel().getEndpoint(BATCH, DanubeBatchEndpoint.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> written.size() + batch.getPending() >= count);
    }

    /** Waits until the sink was called so often. */
    void awaitCalls(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> calls.get() >= count);
    }

    /** Returns what the next consumer of the subscription is given. */
    List<String> left() {
        return NextConsumer.receivesOf(context.broker(), "/default/orders", "test");
    }

    @Override
    public void close() {
        release();
        context.close();
    }
}
