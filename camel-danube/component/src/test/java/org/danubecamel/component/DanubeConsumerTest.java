package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.component.RecordedDelivery.ACKNOWLEDGED;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DanubeConsumerTest {

    private OfflineConsumer offline;

    @BeforeEach
    void create() throws Exception {
        offline = new OfflineConsumer();
    }

    @AfterEach
    void stop() {
        offline.close();
    }

    @Test
    void setsHeadersThatNoAttributeCanForge() throws Exception {
        offline.configuration().setHeaderFilterStrategy(new AllPass());
        var seen = new AtomicReference<Map<String, Object>>();
        start(route -> route.from(OfflineConsumer.ORDERS)
                .process(exchange -> seen.set(Map.copyOf(exchange.getMessage().getHeaders()))));
        var forged = Map.of("CamelDanubeTopic", "/default/admin", "Content-Type", "text/plain");
        offline.deliver(RecordedDelivery.of(new RecordedDelivery.Received("a", -2, forged), 3));
        assertThat(seen.get())
                .isEqualTo(Map.of(
                        "Content-Type", "text/plain",
                        "CamelDanubeTopic", "/default/orders",
                        "CamelDanubeMessageId", "/default/orders@18446744073709551614",
                        "CamelDanubeOffset", -2L,
                        "CamelDanubeKey", "customer-1",
                        "CamelDanubeSubscriptionName", "test",
                        "CamelDanubeRedeliveryCount", 3,
                        "CamelDanubeProducerName", "shop",
                        "CamelDanubeRequestId", -1L,
                        "CamelMessageTimestamp", 1_700_000_000_123L));
    }

    @Test
    void doesNotAcknowledgeWhatIsRolledBackOnly() throws Exception {
        start(route -> route.from(OfflineConsumer.ORDERS).markRollbackOnly());
        assertThat(decisionAbout("a")).isEqualTo(List.of("retry in 1000 ms"));
    }

    @Test
    void doesNotAcknowledgeWhatIsRolledBackAtLast() throws Exception {
        start(route -> route.from(OfflineConsumer.ORDERS).markRollbackOnlyLast());
        assertThat(decisionAbout("a")).isEqualTo(List.of("retry in 1000 ms"));
    }

    @Test
    void acknowledgesWhatTheErrorHandlerHandled() throws Exception {
        start(route -> route.from(OfflineConsumer.ORDERS)
                .onException(IllegalStateException.class)
                .handled(true)
                .end()
                .throwException(new IllegalStateException("handled")));
        assertThat(decisionAbout("a")).isEqualTo(List.of(ACKNOWLEDGED));
    }

    @Test
    void waitsLongerBeforeEachFurtherTry() throws Exception {
        start(route -> route.from(OfflineConsumer.ORDERS).throwException(new IllegalStateException("fails")));
        var delivery = RecordedDelivery.of(new RecordedDelivery.Received("a", 7, Map.of()), 3);
        offline.deliver(delivery);
        assertThat(delivery.decisions()).isEqualTo(List.of("retry in 8000 ms"));
    }

    @Test
    void tellsTheExceptionHandlerWhichMessageFailedAndWhatComesNext() throws Exception {
        var reports = new ArrayList<String>();
        offline.context
                .getEndpoint(OfflineConsumer.ORDERS, DanubeEndpoint.class)
                .setExceptionHandler(new Recorder(reports));
        start(route -> route.from(OfflineConsumer.ORDERS).throwException(new IllegalStateException("fails")));
        offline.deliver(RecordedDelivery.of("a"));
        assertThat(reports)
                .containsExactly("Message /default/orders@7 failed in the route, at try 1. It is not acknowledged and"
                        + " is tried again in 1000 ms: fails");
    }

    @Test
    void tellsTheExceptionHandlerOfAnOutageOnceAndNotOfEachMessageAtEachTry() throws Exception {
        var reports = new ArrayList<String>();
        offline.context
                .getEndpoint(OfflineConsumer.ORDERS, DanubeEndpoint.class)
                .setExceptionHandler(new Recorder(reports));
        start(route -> route.from(OfflineConsumer.ORDERS)
                .throwException(new UncheckedIOException(new ConnectException("refused"))));
        for (var offset = 0; offset < 3; offset++) {
            for (var redeliveries = 0; redeliveries < 10; redeliveries++) {
                offline.deliver(
                        RecordedDelivery.of(new RecordedDelivery.Received("a", offset, Map.of()), redeliveries));
            }
        }
        assertThat(reports).hasSize(1);
    }

    @Test
    void doesNotGiveAFailureToTheErrorHandlerTwice() throws Exception {
        var handled = new ArrayList<String>();
        offline.context
                .getEndpoint(OfflineConsumer.ORDERS, DanubeEndpoint.class)
                .setBridgeErrorHandler(true);
        start(route -> route.from(OfflineConsumer.ORDERS)
                .onException(IllegalStateException.class)
                .process(exchange -> handled.add(exchange.getMessage().getBody(String.class)))
                .end()
                .throwException(new IllegalStateException("fails")));
        offline.deliver(RecordedDelivery.of("a"));
        assertThat(handled).containsExactly("a");
    }

    @Test
    void acknowledgesEachMessageOnceWherePooledExchangesAreUsed() throws Exception {
        offline.context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        start(route -> route.from(OfflineConsumer.ORDERS).to("seda:next"), route -> route.from("seda:next")
                .filter()
                .simple("${body} == 'bad'")
                .throwException(new IllegalStateException("fails")));
        var deliveries = List.of(RecordedDelivery.of("a"), RecordedDelivery.of("bad"), RecordedDelivery.of("c"));
        deliveries.forEach(offline::deliver);
        await().untilAsserted(() -> assertThat(deliveries.stream().map(RecordedDelivery::decisions))
                .containsExactly(List.of(ACKNOWLEDGED), List.of("retry in 1000 ms"), List.of(ACKNOWLEDGED)));
    }

    /** A forced shutdown rejects an exchange before its unit of work begins, so nothing ends that. */
    @Test
    void triesAgainWhatAForcedShutdownRejects() throws Exception {
        var forced = new AtomicBoolean();
        offline.context.setShutdownStrategy(new DefaultShutdownStrategy(offline.context) {
            @Override
            public boolean isForceShutdown() {
                return forced.get();
            }
        });
        start(route -> route.from(OfflineConsumer.ORDERS).log("${body}"));
        forced.set(true);
        assertThat(decisionAbout("a")).isEqualTo(List.of("retry in 1000 ms"));
    }

    @Test
    void countsMessagesThatWentOnToOtherRoutesAsPending() throws Exception {
        var gate = new Gate();
        start(route -> route.from(OfflineConsumer.ORDERS).to("seda:next"), route -> route.from("seda:next")
                .process(gate));
        offline.deliver(RecordedDelivery.of("a"));
        gate.awaitMessage();
        assertThat(offline.consumer().getPendingExchangesSize()).isEqualTo(1);
        gate.open();
        await().until(() -> offline.consumer().getPendingExchangesSize() == 0);
    }

    private List<String> decisionAbout(String body) {
        var delivery = RecordedDelivery.of(body);
        offline.deliver(delivery);
        return delivery.decisions();
    }

    @SafeVarargs
    private void start(java.util.function.Consumer<RouteBuilder>... routes) throws Exception {
        for (var each : routes) {
            offline.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    each.accept(this);
                }
            });
        }
        offline.start();
    }

    private static final class AllPass implements HeaderFilterStrategy {

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return false;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return false;
        }
    }

    private record Recorder(List<String> reports) implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handleException("", exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            reports.add(message + ": " + exception.getMessage());
        }
    }
}
