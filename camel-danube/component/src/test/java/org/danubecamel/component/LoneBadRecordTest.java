package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that is refused for reasons unknown when there is no other: that looks like an outage until one comes. */
class LoneBadRecordTest {

    private final Danube danube = new Danube();

    @BeforeEach
    void start() throws Exception {
        danube.route(routes -> routes.from("danube:" + danube.topic
                        + "?subscriptionName=test&maximumRedeliveries=1&redeliveryDelay=50&maximumRedeliveryDelay=100"
                        + "&deadLetter=mock:dead")
                .routeId("orders")
                .process(LoneBadRecordTest::refuseBadOnes)
                .process(exchange -> danube.received.add(exchange.copy())));
        danube.awaitConnected("orders");
        danube.send("bad");
        await().until(() -> danube.consumer("orders").failures().pause().since() != null);
    }

    @AfterEach
    void stop() {
        danube.close();
    }

    private static void refuseBadOnes(Exchange exchange) {
        if (exchange.getMessage().getBody(String.class).equals("bad")) {
            throw new IllegalStateException("for reasons unknown");
        }
    }

    @Test
    void itDoesNotHoldUpOthers() throws Exception {
        danube.send("good");

        assertThat(danube.nextBody()).isEqualTo("good");
    }

    @Test
    void itIsDeadLetteredOnceAnotherWasAccepted() throws Exception {
        danube.send("good");
        var dead = danube.context.getEndpoint("mock:dead", MockEndpoint.class);

        await().until(() -> dead.getReceivedCounter() == 1);
        await().until(() -> danube.consumer("orders").failures().pause().since() == null);
    }
}
