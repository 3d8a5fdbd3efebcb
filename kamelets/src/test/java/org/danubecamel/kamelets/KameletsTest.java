package org.danubecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.InvalidPayloadException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** danube-sink and danube-source on the embedded broker, in routes and in Pipes. */
final class KameletsTest {

    private static final String BROKER = "serviceUrl=embedded:&testConnectionOnStartup=true";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;
    private MockEndpoint received;

    @BeforeEach
    void open() {
        template = camel.createProducerTemplate();
        received = camel.getEndpoint("mock:received", MockEndpoint.class);
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    @Test
    void whatTheSinkSendsTheSourceReceives() throws Exception {
        camel.addRoutes(route("kamelet:danube-source?topic=plain&subscriptionName=test&" + BROKER, "mock:received"));
        camel.addRoutes(route("direct:in", "kamelet:danube-sink?topic=plain&" + BROKER));
        camel.start();
        received.expectedBodiesReceived("one");
        received.expectedHeaderReceived("colour", "blue");

        template.sendBodyAndHeader("direct:in", "one", "colour", "blue");

        received.assertIsSatisfied();
    }

    @Test
    void theSinkTakesTheKeyFromTheHeaderThatItIsTold() throws Exception {
        camel.addRoutes(route("kamelet:danube-source?topic=keyed&subscriptionName=test&" + BROKER, "mock:received"));
        camel.addRoutes(route("direct:in", "kamelet:danube-sink?topic=keyed&keyHeader=customerId&" + BROKER));
        camel.start();
        received.expectedHeaderReceived("CamelDanubeKey", "c-7");

        template.sendBodyAndHeader("direct:in", "one", "customerId", "c-7");

        received.assertIsSatisfied();
    }

    @Test
    void withoutAKeyHeaderTheSinkTakesTheComponentsOwn() throws Exception {
        camel.addRoutes(route("kamelet:danube-source?topic=own&subscriptionName=test&" + BROKER, "mock:received"));
        camel.addRoutes(route("direct:in", "kamelet:danube-sink?topic=own&" + BROKER));
        camel.start();
        received.expectedHeaderReceived("CamelDanubeKey", "c-8");

        template.sendBodyAndHeader("direct:in", "one", "CamelDanubeKey", "c-8");

        received.assertIsSatisfied();
    }

    @Test
    void whatTheRouteRefusesBecomesADeadLetterThatWaitsForItsReader() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:danube-source?topic=refused&subscriptionName=test&maximumRedeliveries=0"
                                + "&deadLetter=RAW(danube:refused-dead)&deadLetterSubscription=letters&" + BROKER)
                        .process(exchange -> {
                            throw new InvalidPayloadException(exchange, Integer.class);
                        });
            }
        });
        camel.addRoutes(route("direct:in", "kamelet:danube-sink?topic=refused&" + BROKER));
        camel.start();
        received.expectedBodiesReceived("one");

        template.sendBody("direct:in", "one");
        camel.addRoutes(
                route("kamelet:danube-source?topic=refused-dead&subscriptionName=letters&" + BROKER, "mock:received"));

        received.assertIsSatisfied();
    }

    @Test
    void bothWorkInPipes() throws Exception {
        loadPipe("from-danube");
        loadPipe("to-danube");
        camel.start();
        received.expectedBodiesReceived("one");
        received.expectedHeaderReceived("CamelDanubeKey", "c-9");

        template.sendBodyAndHeader("direct:in", "one", "customerId", "c-9");

        received.assertIsSatisfied();
    }

    @Test
    void aSinkWhoseBrokerIsAwayFailsAtStartIfToldTo() throws Exception {
        camel.addRoutes(route(
                "direct:in",
                "kamelet:danube-sink?topic=away&serviceUrl=http://localhost:1&testConnectionOnStartup=true"));

        assertThatThrownBy(camel::start).hasStackTraceContaining("DNB-2001");
    }

    private void loadPipe(String name) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:pipes/" + name + ".yaml"));
    }

    private static RouteBuilder route(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }
}
