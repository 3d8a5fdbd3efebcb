package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake gets one clear error with a stable id: what was given, what is allowed, what to do. */
class BadInputTest {

    private static final String RECEIVE = "?subscriptionName=test";

    private final Danube danube = new Danube();

    @AfterEach
    void stop() {
        danube.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "danube:or ders | DNB-1001 Malformed topic name",
                "danube:a/b/c | DNB-1001 Malformed topic name 'a/b/c'. Allowed: topic, namespace/topic",
                "danube:orders-part-x | DNB-1001",
                "danube:orders?subscription=a | DNB-1004 Unknown option subscription. Allowed: adminUrl, allowManual",
                "danube:orders?password=secret&x=1 | DNB-1004 Unknown option password, x. Allowed",
                "danube:orders?ordered=maybe | DNB-1004 Option ordered=maybe cannot be used."
                        + " Allowed: a value of type boolean",
                "danube:orders?subscriptionType=FIRST | DNB-1004 Option subscriptionType=FIRST cannot be used."
                        + " Allowed: one of [EXCLUSIVE, SHARED, FAILOVER, KEY_SHARED]",
                "danube:orders?serviceUrl=localhost:6650 | DNB-1002 Service URL 'localhost:6650' cannot be used",
                "danube:orders?serviceUrl=ftp://localhost:6650 | DNB-1002",
                "danube:orders?requestTimeout=0 | DNB-1004 Option requestTimeout=PT0S is out of range"
            })
    void isReportedWhenTheEndpointIsMade(String uri, String error) {
        danube.context.start();
        assertThatThrownBy(() -> danube.context.getEndpoint(uri)).hasStackTraceContaining(error);
    }

    @Test
    void doesNotRepeatTheValueOfAnUnknownOptionBecauseItMayBeASecret() {
        danube.context.start();
        assertThatThrownBy(() -> danube.context.getEndpoint("danube:orders?tokn=geheim"))
                .cause()
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "danube:orders | DNB-1004 The consumer of /default/orders has no subscriptionName",
                "danube:orders?subscriptionName= | DNB-1004 The consumer of /default/orders has no subscriptionName",
                "danube:*?subscriptionName=a | DNB-1001 A consumer needs a topic",
                "danube:orders?subscriptionName=a&concurrentConsumers=0 | DNB-1004 Option concurrentConsumers=0 is out of range",
                "danube:orders?subscriptionName=a&maxInFlight=0 | DNB-1004 Option maxInFlight=0 is out of range",
                "danube:orders?subscriptionName=a&redeliveryDelay=0 | DNB-1004 Options redeliveryDelay=0 and",
                "danube:orders?subscriptionName=a&subscriptionType=EXCLUSIVE | DNB-1004 Subscription type EXCLUSIVE"
                        + " needs a consumer name"
            })
    void isReportedWhenTheRouteStarts(String uri, String error) {
        assertThatThrownBy(() -> danube.route(routes -> routes.from(uri).log("x")))
                .hasStackTraceContaining(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "danube:orders?partitions=1025 | DNB-1004 Option partitions=1025 is out of range",
                "danube:orders-part-1?partitions=2 | DNB-1004 Option partitions=2",
                "danube:orders?deliveryTimeout=0 | DNB-1004 Option deliveryTimeout=PT0S is out of range"
            })
    void isReportedWhenTheProducerIsMade(String uri, String error) {
        assertThatThrownBy(() -> danube.route(routes -> routes.from("direct:in").to(uri)))
                .hasStackTraceContaining(error);
    }

    @Test
    void anUnreachableBrokerFailsTheStartWhereThatIsAskedFor() {
        assertThatThrownBy(() -> start("danube:orders?subscriptionName=a&testConnectionOnStartup=true"
                        + "&serviceUrl=http://127.0.0.1:1"))
                .hasStackTraceContaining("DNB-2001");
    }

    @Test
    void anUnreachableBrokerFailsTheStartOfAProducerWhereThatIsAskedFor() {
        assertThatThrownBy(() -> danube.route(routes -> routes.from("direct:in")
                        .to("danube:orders?testConnectionOnStartup=true&serviceUrl=http://127.0.0.1:1")))
                .hasStackTraceContaining("DNB-2001");
    }

    @Test
    void aWebServerIsNoBroker() throws Exception {
        var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.start();
        try {
            assertThatThrownBy(() -> start("danube:orders?subscriptionName=a&testConnectionOnStartup=true"
                            + "&serviceUrl=http://127.0.0.1:" + web.getAddress().getPort()))
                    .hasStackTraceContaining("DNB-2002");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void aServerThatNeverAnswersFailsTheStartInTime() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start("danube:orders?subscriptionName=a&testConnectionOnStartup=true"
                            + "&requestTimeout=500&serviceUrl=http://127.0.0.1:" + silent.getLocalPort()))
                    .hasStackTraceContaining("DNB-200");
        }
    }

    @Test
    void aMissingNamespaceFailsTheStartWhereThatIsAskedFor() {
        assertThatThrownBy(() -> start("danube:nowhere/orders" + RECEIVE + "&testConnectionOnStartup=true"))
                .hasStackTraceContaining("DNB-2102")
                .hasStackTraceContaining("/nowhere/orders: UNAVAILABLE")
                .hasStackTraceContaining("Create the namespace, or use 'default'.");
    }

    @Test
    void aMissingNamespaceIsReportedOnceAndKeepsTheRouteDown() throws Exception {
        var reports = new Reports();
        danube.context.getRegistry().bind("reports", reports);
        start("danube:nowhere/orders" + RECEIVE + "&exceptionHandler=#reports");
        await().until(() -> danube.consumer("bad").connection().status() == Status.FAILED);
        assertThat(reports.all)
                .singleElement()
                .asString()
                .startsWith("Route bad receives nothing from danube:nowhere/orders until this is put right: DNB-2102")
                .contains("/nowhere/orders: UNAVAILABLE")
                .endsWith("Create the namespace, or use 'default'.");
    }

    @Test
    void aMissingNamespaceGoesToTheRoutesErrorHandlerWhereThatIsBridged() throws Exception {
        var caught = new AtomicReference<DanubeException>();
        danube.route(routes -> routes.from("danube:nowhere/orders" + RECEIVE + "&bridgeErrorHandler=true")
                .onException(DanubeException.class)
                .handled(true)
                .process(exchange -> caught.set(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, DanubeException.class)))
                .end()
                .log("x"));
        await().untilAsserted(() -> assertThat(caught.get())
                .hasMessageStartingWith("DNB-2102")
                .hasMessageContaining("/nowhere/orders: UNAVAILABLE")
                .hasMessageEndingWith("Create the namespace, or use 'default'."));
    }

    @Test
    void aMissingNamespaceFailsTheExchangeOfASender() {
        assertThatThrownBy(() -> danube.template().sendBody("danube:nowhere/orders", "x"))
                .hasStackTraceContaining("DNB-2102")
                .hasStackTraceContaining("/nowhere/orders: UNAVAILABLE")
                .hasStackTraceContaining("Create the namespace, or use 'default'.");
    }

    @Test
    void anotherDispatchStrategyFailsTheExchangeOfASender() {
        danube.send("x");
        assertThatThrownBy(() ->
                        danube.template().sendBody("danube:" + danube.topic + "?dispatchStrategy=NON_RELIABLE", "x"))
                .hasStackTraceContaining("DNB-2103")
                .hasStackTraceContaining("/default/" + danube.topic + ": FAILED_PRECONDITION")
                .hasStackTraceContaining("Use the dispatch strategy and schema that the topic was created with");
    }

    @Test
    void anotherDispatchStrategyFailsTheStartWhereThatIsAskedFor() {
        danube.send("x");
        assertThatThrownBy(() -> danube.route(routes -> routes.from("direct:in")
                        .to("danube:" + danube.topic + "?dispatchStrategy=NON_RELIABLE&testConnectionOnStartup=true")))
                .hasStackTraceContaining("DNB-2103")
                .hasStackTraceContaining("/default/" + danube.topic + ": FAILED_PRECONDITION")
                .hasStackTraceContaining("Use the dispatch strategy and schema that the topic was created with");
    }

    @Test
    void anExclusiveSubscriptionHeldByAnotherNameFailsTheStartWhereThatIsAskedFor() throws Exception {
        danube.receiving("&subscriptionType=EXCLUSIVE&consumerName=one");
        assertThatThrownBy(() -> start("danube:" + danube.topic + RECEIVE
                        + "&subscriptionType=EXCLUSIVE&consumerName=two&testConnectionOnStartup=true"))
                .hasStackTraceContaining("DNB-2201")
                .hasStackTraceContaining("/default/" + danube.topic + ": PERMISSION_DENIED")
                .hasStackTraceContaining("accepts only the consumer name that took it first")
                .hasStackTraceContaining("Use that name, or another subscription.");
    }

    @Test
    void twoRoutesWithOneConsumerNameAreRefused() throws Exception {
        danube.receiving("&consumerName=one");
        assertThatThrownBy(() -> start("danube:" + danube.topic + RECEIVE + "&consumerName=one"))
                .hasStackTraceContaining("Multiple consumers for the same endpoint is not allowed");
    }

    @Test
    void aTopicThatMayNotBeMissingFailsTheConsumer() throws Exception {
        start("danube:" + danube.topic + RECEIVE + "&autoCreateTopic=false&waitForTopic=false");
        await().until(() -> danube.consumer("bad").connection().status() == Status.FAILED);
        assertThat(danube.consumer("bad").connection().lastError()).hasMessageStartingWith("DNB-2101");
    }

    @Test
    void aPayloadOverTheLimitFailsTheExchange() {
        assertThatThrownBy(() -> danube.send(new byte[5 << 20]))
                .hasStackTraceContaining("DNB-1101")
                .hasStackTraceContaining("Cannot send a message of 5242880 bytes to /default/" + danube.topic)
                .hasStackTraceContaining("Allowed: 4128768 bytes")
                .hasStackTraceContaining("Send less at a time");
    }

    @Test
    void aMessageWithoutBodyFailsTheExchange() {
        assertThatThrownBy(() -> danube.send(null))
                .hasStackTraceContaining("DNB-1102")
                .hasStackTraceContaining("The message has no body (null)")
                .hasStackTraceContaining("Allowed: ")
                .hasStackTraceContaining("To send an empty message, set the body to an empty string.");
    }

    @Test
    void anAttributeWithoutValueFailsTheExchange() {
        assertThatThrownBy(() -> danube.template().sendBodyAndHeader("danube:" + danube.topic, "x", "orderId", null))
                .hasStackTraceContaining("DNB-1103")
                .hasStackTraceContaining("Header 'orderId' is null")
                .hasStackTraceContaining("Allowed: text, number")
                .hasStackTraceContaining("Set a value, or remove the header before the send.");
    }

    @Test
    void theErrorOfASenderIsFoundAsTheExceptionOfTheExchange() {
        var exchange = danube.template()
                .send("danube:" + danube.topic, sent -> sent.getMessage().setBody(null));
        assertThat(exchange.getException(DanubeException.class)).isNotNull();
    }

    private void start(String uri) throws Exception {
        danube.route(routes -> routes.from(uri).routeId("bad").log("x"));
    }

    private static final class Reports implements ExceptionHandler {

        private final List<String> all = new ArrayList<>();

        @Override
        public void handleException(Throwable exception) {
            all.add(exception.getMessage());
        }

        @Override
        public void handleException(String message, Throwable exception) {
            all.add(message + ": " + exception.getMessage());
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            handleException(message, exception);
        }
    }
}
