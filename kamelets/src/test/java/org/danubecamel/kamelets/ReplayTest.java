package org.danubecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ValidationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;
import org.danubecamel.component.DanubeConstants;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Pipe from danube-dlq-source to danube-sink brings dead letters to where they came from, once that is mended. */
final class ReplayTest {

    private static final TopicName DEAD = TopicName.parse("dead");
    private static final String BROKER = "serviceUrl={{danube.url}}&testConnectionOnStartup=true";

    private final EmbeddedBroker broker = EmbeddedBroker.builder().build().start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final DanubeClient client =
            DanubeClient.builder(broker.serviceUrl()).build();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean mended;

    @BeforeEach
    void open() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("danube.url", broker.serviceUrl());
        client.createTopic(DEAD, DispatchStrategy.RELIABLE, 0).join();
        client.createSubscription(DEAD, "replay").join();
        camel.addRoutes(consumer("orders", "ATTRIBUTES"));
        camel.addRoutes(consumer("payments", "ENVELOPE"));
        camel.addRoutes(consumer("secrets", "ATTRIBUTES"));
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
        client.close();
        broker.close();
    }

    @Test
    void lettersOfBothFormatsComeBackAsTheyWere() throws Exception {
        fail("orders");
        fail("payments");

        replay();

        expectOneAsItWasSent("orders");
        expectOneAsItWasSent("payments");
    }

    @Test
    void aLetterFromATopicThatIsNotAllowedDoesNot() throws Exception {
        fail("secrets");
        fail("orders");

        replay();

        expectOneAsItWasSent("orders");
        assertThat(received("secrets").getReceivedCounter()).isZero();
    }

    private void fail(String topic) throws Exception {
        var before = refused.get();
        try (var template = camel.createProducerTemplate()) {
            template.sendBodyAndHeaders(
                    "danube:" + topic + "?" + BROKER,
                    topic + " \u00e9",
                    Map.of("colour", "blue", DanubeConstants.KEY, "key of " + topic));
        }
        await().until(() -> refused.get() > before);
    }

    private void replay() throws Exception {
        mended = true;
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:pipes/replay.yaml"));
    }

    private void expectOneAsItWasSent(String topic) throws Exception {
        var received = received(topic);
        received.expectedBodiesReceived(topic + " \u00e9");
        received.assertIsSatisfied();
        assertThat(received.getExchanges().get(0).getMessage().getHeaders())
                .containsEntry("colour", "blue")
                .containsEntry(DanubeConstants.KEY, "key of " + topic)
                .containsEntry(DanubeConstants.OFFSET, 1L)
                .doesNotContainKeys("x-original-topic", "x-failure-reason", "Content-Type");
    }

    private MockEndpoint received(String topic) {
        return camel.getEndpoint("mock:" + topic, MockEndpoint.class);
    }

    private void refuseUnlessMended(Exchange exchange) throws ValidationException {
        if (!mended) {
            refused.incrementAndGet();
            throw new ValidationException(exchange, "not mended yet");
        }
        exchange.getMessage().setBody(exchange.getMessage().getBody(String.class));
    }

    /** Refuses everything until it is mended. */
    private RouteBuilder consumer(String topic, String format) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("danube:" + topic + "?subscriptionName=test&maximumRedeliveries=0&deadLetter=danube:dead"
                                + "&deadLetterFormat=" + format + "&" + BROKER)
                        .errorHandler(noErrorHandler())
                        .process(exchange -> refuseUnlessMended(exchange))
                        .to("mock:" + topic);
            }
        };
    }
}
