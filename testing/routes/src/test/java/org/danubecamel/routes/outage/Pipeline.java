package org.danubecamel.routes.outage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** A route from a topic through a batch to a sink, the load on it, and what is known of its messages. */
final class Pipeline implements AutoCloseable {

    static final int PER_SECOND = 200;

    final MortalSink sink = new MortalSink();
    final SteadyLoad load;
    private final String name;
    private final AtomicInteger deadLetters = new AtomicInteger();

    Pipeline(CamelContext context, String name) {
        this.name = name;
        this.load = new SteadyLoad(context, name, PER_SECOND);
    }

    /**
     * Adds its routes.
     *
     * @param scheme of the component that it receives through
     * @param options of the consumer, beginning with {@code &}
     * @param before the batch
     */
    void addTo(RouteBuilder routes, String scheme, String options, Processor before) {
        routes.from(scheme + ":" + name + "?subscriptionName=test&redeliveryDelay=100&maximumRedeliveryDelay=1000"
                        + "&deadLetter=danube:" + name + "-dead" + options)
                .errorHandler(routes.noErrorHandler())
                .convertBodyTo(String.class)
                .process(before)
                .to("danube-batch:" + name + "?uri=direct:" + name);
        routes.from("direct:" + name).errorHandler(routes.noErrorHandler()).process(sink);
        routes.from("danube:" + name + "-dead?subscriptionName=letters")
                .process(exchange -> deadLetters.incrementAndGet());
    }

    void addTo(RouteBuilder routes, String scheme) {
        addTo(routes, scheme, "", exchange -> {});
    }

    String name() {
        return name;
    }

    int deadLetters() {
        return deadLetters.get();
    }

    int written() {
        return sink.written.count();
    }

    /** Returns how many were sent and are not written. */
    int missing() {
        return load.sent() - written();
    }

    void awaitSent(int count) {
        await(name + " was sent " + count)
                .atMost(Duration.ofMinutes(1).plusSeconds(2L * count / PER_SECOND))
                .until(() -> load.sent() >= count);
    }

    /** Waits until all that was sent up to now is written. */
    void awaitWritten() {
        var sent = load.sent();
        await(sent + " of " + name + " are written")
                .atMost(Duration.ofMinutes(2))
                .until(() -> written() >= sent);
    }

    @Override
    public void close() throws Exception {
        load.close();
    }
}
