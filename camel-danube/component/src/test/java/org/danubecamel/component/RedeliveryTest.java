package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the broker delivers again, and what it does not, over the real wire protocol. */
class RedeliveryTest {

    private final Danube danube = new Danube();

    @AfterEach
    void stop() {
        danube.close();
    }

    @Test
    void deliversAgainAfterARestartWhatFailedAndNothingElse() throws Exception {
        danube.route(routes -> routes.from("danube:" + danube.topic + "?subscriptionName=test&redeliveryDelay=60000")
                .routeId("failing")
                .process(exchange -> danube.received.add(exchange.copy()))
                .filter()
                .simple("${body} == 'bad'")
                .throwException(new IllegalStateException("fails")));
        danube.awaitConnected("failing");
        List.of("a", "bad", "c").forEach(danube::send);
        IntStream.range(0, 3).forEach(i -> nextOf(danube));
        danube.context.stop();

        try (var later = new Danube("embedded:", danube.topic)) {
            later.receiving("").send("last");
            var bodies = new ArrayList<>(List.of(later.nextBody(), later.nextBody()));
            Collections.sort(bodies);
            assertThat(bodies).containsExactly("bad", "last");
            assertThat(later.received).isEmpty();
        }
    }

    @Test
    void triesAgainByItselfUntilTheRouteSucceeds() throws Exception {
        var tries = new AtomicInteger();
        danube.route(routes -> routes.from("danube:" + danube.topic + "?subscriptionName=test&redeliveryDelay=50")
                .routeId("healing")
                .process(exchange -> {
                    danube.received.add(exchange.copy());
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                }));
        danube.awaitConnected("healing");
        danube.send("a");
        assertThat(List.of(count(danube.next()), count(danube.next()), count(danube.next())))
                .containsExactly(0, 1, 2);
    }

    @Test
    void lateMessagesOfAKeyWaitForAnEarlierOneThatFails() throws Exception {
        var failed = ConcurrentHashMap.<String>newKeySet();
        danube.route(routes -> routes.from("danube:" + danube.topic + "?subscriptionName=test&redeliveryDelay=50")
                .routeId("keyed")
                .process(exchange -> {
                    var body = exchange.getMessage().getBody(String.class);
                    if (body.equals("1") && failed.add(body)) {
                        throw new IllegalStateException("once");
                    }
                    danube.received.add(exchange.copy());
                }));
        danube.awaitConnected("keyed");
        danube.template().sendBodyAndHeader("danube:" + danube.topic, List.of("1", "2", "3"), DanubeConstants.KEY, "k");
        assertThat(List.of(danube.nextBody(), danube.nextBody(), danube.nextBody()))
                .containsExactly("1", "2", "3");
    }

    @Test
    void aNegativeAcknowledgementMakesTheBrokerDeliverAgain() throws Exception {
        danube.route(routes -> routes.from(
                        "danube:" + danube.topic + "?subscriptionName=test&allowManualAcknowledgement=true")
                .routeId("manual")
                .process(exchange -> {
                    danube.received.add(exchange.copy());
                    var handle = exchange.getMessage()
                            .getHeader(DanubeConstants.ACKNOWLEDGEMENT, DanubeAcknowledgement.class);
                    if (count(exchange) == 0) {
                        handle.negativeAcknowledge(java.time.Duration.ofMillis(10), "later");
                    } else {
                        handle.acknowledge();
                    }
                }));
        danube.awaitConnected("manual");
        danube.send("a");
        assertThat(count(danube.next())).isZero();
        assertThat(count(danube.next())).isPositive();
    }

    @Test
    void manyMessagesAreUnderWayAtOnceThroughAnAsynchronousRoute() throws Exception {
        var gate = new Gate();
        danube.route(routes -> {
            routes.from("danube:" + danube.topic + "?subscriptionName=test")
                    .routeId("async")
                    .to("seda:slow");
            routes.from("seda:slow?concurrentConsumers=5")
                    .process(gate)
                    .process(exchange -> danube.received.add(exchange.copy()));
        });
        danube.awaitConnected("async");
        IntStream.range(0, 5).forEach(i -> danube.send("m" + i));
        await().untilAsserted(() ->
                assertThat(danube.consumer("async").getPendingExchangesSize()).isEqualTo(5));
        gate.open();
        IntStream.range(0, 5).forEach(i -> nextOf(danube));
    }

    private static int count(Exchange exchange) {
        return exchange.getMessage().getHeader(DanubeConstants.REDELIVERY_COUNT, Integer.class);
    }

    private static Exchange nextOf(Danube danube) {
        try {
            return danube.next();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
