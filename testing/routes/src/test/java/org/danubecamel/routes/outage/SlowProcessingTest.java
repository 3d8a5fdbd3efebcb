package org.danubecamel.routes.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.embedded.FailurePolicy;
import org.danubecamel.routes.RouteContext;
import org.junit.jupiter.api.Test;

/**
 * Routes that take five times as long as the broker waits: it delivers each message again and again, and the consumer
 * knows the copies.
 */
class SlowProcessingTest {

    private static final Duration ACK_TIMEOUT = Duration.ofMillis(200);
    private static final int PROCESSING_MILLIS = 1_000;
    private static final int MESSAGES = 30;

    /** An odd number: of two consumers that are served by turns, each is given the copies of the other's messages. */
    private static final int WINDOW = 21;

    private final List<Object> processed = new CopyOnWriteArrayList<>();

    private RouteContext context(Consumer<RouteBuilder> routes) throws Exception {
        var endless = new FailurePolicy(Integer.MAX_VALUE, ACK_TIMEOUT, Duration.ZERO, Duration.ZERO);
        var context = new RouteContext(EmbeddedBroker.builder().window(WINDOW).failurePolicy(endless));
        return context.routes(routes);
    }

    /** The ack timeout of a policy that the consumer sets counts, and not the broker's. */
    private static String from(String topic) {
        return "danube:" + topic + "?subscriptionName=test&failurePolicy.maxRedeliveryCount=" + Integer.MAX_VALUE
                + "&failurePolicy.ackTimeout=" + ACK_TIMEOUT.toMillis()
                + "&failurePolicy.baseRedeliveryDelay=0&failurePolicy.maxRedeliveryDelay=0";
    }

    private void process(Exchange exchange) {
        processed.add(exchange.getMessage().getBody(String.class));
    }

    private void processAll(Exchange exchange) {
        processed.addAll(exchange.getMessage().getBody(List.class));
    }

    private void awaitProcessed() {
        await().atMost(Duration.ofMinutes(1)).until(() -> processed.size() >= MESSAGES);
    }

    @Test
    void aSlowRouteProcessesEachMessageOnce() throws Exception {
        try (var context = context(routes -> routes.from(from("slow"))
                .delay(PROCESSING_MILLIS)
                .asyncDelayed()
                .process(this::process))) {
            var sent = context.send("slow", "order ", MESSAGES);

            awaitProcessed();
            assertThat(processed).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    void aSlowSinkOfABatchIsGivenEachMessageOnce() throws Exception {
        try (var context = context(routes -> {
            routes.from(from("slow")).convertBodyTo(String.class).to("danube-batch:slow?uri=direct:sink&batchSize=10");
            routes.from("direct:sink").process(this::processAll).delay(PROCESSING_MILLIS);
        })) {
            var sent = context.send("slow", "order ", MESSAGES);

            awaitProcessed();
            assertThat(processed).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    /** Proves that the broker does deliver copies, and that one which is processed would be seen. */
    @Test
    void anotherConsumerOfTheSubscriptionDoesNotKnowTheCopies() throws Exception {
        try (var context = context(routes -> {
            for (var consumer : List.of("one", "other")) {
                routes.from(from("slow") + "&consumerName=" + consumer)
                        .process(this::process)
                        .delay(PROCESSING_MILLIS)
                        .asyncDelayed()
                        .process(exchange -> {});
            }
        })) {
            context.send("slow", "order ", MESSAGES);

            await().until(() -> processed.size() > MESSAGES);
        }
    }
}
