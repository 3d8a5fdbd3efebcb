package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A context in which {@code direct:in} leads to a batch, and the batch to {@code direct:sink}. */
final class BatchContext implements AutoCloseable {

    /** Neither time nor count make a batch due; only what a test does. */
    static final String PATIENT = "&batchInterval=600000&batchIdleTimeout=0";

    final DefaultCamelContext context = new DefaultCamelContext();
    final DanubeBatchComponent component = new DanubeBatchComponent(context);
    final FakeSink sink = new FakeSink();
    final List<Sent> all = new CopyOnWriteArrayList<>();
    private AsyncProducer entrance;

    BatchContext() {
        context.addComponent("danube-batch", component);
        context.getShutdownStrategy().setTimeout(20);
    }

    /** Adds routes and starts the context. */
    BatchContext routes(Consumer<RouteBuilder> routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routes.accept(this);
            }
        });
        context.start();
        return this;
    }

    /** From {@code direct:in} through a batch called {@code test} to the fake sink. */
    BatchContext batch(String options) throws Exception {
        return routes(routes -> {
            routes.from("direct:in").routeId("in").to("danube-batch:test?uri=direct:sink" + options);
            routes.from("direct:sink").routeId("sink").process(sink);
        });
    }

    Sent send(Object body) {
        return send("direct:in", body);
    }

    Sent send(String uri, Object body) {
        var exchange = context.getEndpoint(uri).createExchange();
        exchange.getMessage().setBody(body);
        var sent = new Sent(exchange);
        all.add(sent);
        entrance(uri).process(exchange, doneSync -> sent.completed());
        return sent;
    }

    /** Sends the numbers from 0 to {@code count - 1}. */
    List<Sent> sendNumbers(int count) {
        return IntStream.range(0, count).mapToObj(number -> send(number)).toList();
    }

    /** Returns the bodies of the exchanges that failed, once all have completed. */
    List<Object> failed() {
        return all.stream()
                .filter(sent -> sent.failure() != null)
                .map(sent -> sent.exchange.getMessage().getBody())
                .toList();
    }

    void assertAllSucceed() {
        assertThat(failed()).isEmpty();
    }

    void awaitCalls(int count) {
        await().until(() -> sink.calls.size() >= count);
    }

    DanubeBatchEndpoint endpoint() {
        return (DanubeBatchEndpoint) context.getEndpoints().stream()
                .filter(DanubeBatchEndpoint.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private AsyncProducer entrance(String uri) {
        try {
            if (entrance == null || !entrance.getEndpoint().getEndpointUri().startsWith(uri.replace(":", "://"))) {
                entrance = context.getEndpoint(uri).createAsyncProducer();
                entrance.start();
            }
            return entrance;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        sink.open();
        context.stop();
    }
}
