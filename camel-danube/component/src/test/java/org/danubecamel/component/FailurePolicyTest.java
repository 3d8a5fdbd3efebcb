package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the broker does with the messages that a route does not finish, by the options {@code failurePolicy.*}. */
class FailurePolicyTest {

    private static final String THREE_DELIVERIES =
            "&failurePolicy.maxRedeliveryCount=2&failurePolicy.baseRedeliveryDelay=10&failurePolicy.backoff=FIXED";

    private final Danube danube = new Danube();

    @AfterEach
    void stop() {
        danube.close();
    }

    /** Starts a route that returns each message whose body begins with "poison" to the broker, at once. */
    private void receiveReturningPoison(String options) throws Exception {
        danube.route(routes -> routes.from(
                        "danube:" + danube.topic + "?subscriptionName=test&allowManualAcknowledgement=true" + options)
                .routeId("picky")
                .process(FailurePolicyTest::decide)
                .process(exchange -> danube.received.add(exchange.copy())));
        danube.awaitConnected("picky");
    }

    private static void decide(Exchange exchange) {
        var handle = exchange.getMessage().getHeader(DanubeConstants.ACKNOWLEDGEMENT, DanubeAcknowledgement.class);
        if (exchange.getMessage().getBody(String.class).startsWith("poison")) {
            handle.negativeAcknowledge(Duration.ZERO, "poison");
        } else {
            handle.acknowledge();
        }
    }

    private void awaitThreeDeliveries() throws InterruptedException {
        for (var i = 0; i < 3; i++) {
            assertThat(danube.nextBody()).isEqualTo("poison");
        }
    }

    @Test
    void blockStopsTheSubscription() throws Exception {
        receiveReturningPoison(THREE_DELIVERIES + "&failurePolicy.poisonPolicy=BLOCK");
        danube.send("poison");
        awaitThreeDeliveries();
        danube.send("next");

        await().during(Duration.ofMillis(500)).until(danube.received::isEmpty);
    }

    @Test
    void dropSkipsTheMessage() throws Exception {
        receiveReturningPoison(THREE_DELIVERIES + "&failurePolicy.poisonPolicy=DROP");
        danube.send("poison");
        awaitThreeDeliveries();
        danube.send("next");

        assertThat(danube.nextBody()).isEqualTo("next");
    }

    @Test
    void aDeadLetterWaitsForAReader() throws Exception {
        receiveReturningPoison(THREE_DELIVERIES + deadLetters("&failurePolicy.deadLetterSubscription=letters"));
        danube.send("poison");
        awaitThreeDeliveries();
        danube.send("next");
        assertThat(danube.nextBody()).isEqualTo("next");

        try (var reader = new Danube("embedded:", danube.topic + "-dead")) {
            var letter = readingLetters(reader).next().getMessage();
            assertThat(letter.getBody(String.class)).isEqualTo("poison");
            assertThat(letter.getHeaders())
                    .containsEntry("x-original-topic", "/default/" + danube.topic)
                    .containsEntry("x-delivery-attempt", "3")
                    .containsEntry("x-failure-reason", "poison");
        }
    }

    @Test
    void manyDeadLettersWaitForAReader() throws Exception {
        var count = 2_000;
        receiveReturningPoison(
                "&failurePolicy.maxRedeliveryCount=0" + deadLetters("&failurePolicy.deadLetterSubscription=letters"));
        danube.send(IntStream.range(0, count).mapToObj(i -> "poison " + i).toList());
        await().atMost(Duration.ofMinutes(1)).until(() -> danube.received.size() >= count);

        try (var reader = new Danube("embedded:", danube.topic + "-dead")) {
            readingLetters(reader);
            var bodies = new HashSet<String>();
            for (var i = 0; i < count; i++) {
                bodies.add(reader.nextBody());
            }
            assertThat(bodies).hasSize(count);
        }
    }

    @Test
    void aMessageThatTheRouteDoesNotFinishInTimeIsGivenUpToo() throws Exception {
        danube.route(routes -> routes.from("danube:" + danube.topic + "?subscriptionName=test&redeliveryDelay=60000"
                        + "&failurePolicy.ackTimeout=100&failurePolicy.maxRedeliveryCount=1"
                        + "&failurePolicy.baseRedeliveryDelay=10"
                        + deadLetters("&failurePolicy.deadLetterSubscription=letters"))
                .routeId("failing")
                .throwException(new IllegalStateException("fails")));
        danube.awaitConnected("failing");
        danube.send("poison");

        try (var reader = new Danube("embedded:", danube.topic + "-dead")) {
            assertThat(readingLetters(reader).nextBody()).isEqualTo("poison");
        }
    }

    @Test
    void aReaderOfDeadLettersTakesTheSubscriptionOverAsItIs() throws Exception {
        receiveReturningPoison(THREE_DELIVERIES + deadLetters("&failurePolicy.deadLetterSubscription=letters"));
        try (var reader = new Danube("embedded:", danube.topic + "-dead")) {
            readingLetters(reader);
            danube.send("poison");
            assertThat(reader.nextBody()).isEqualTo("poison");
        }
    }

    private String deadLetters(String more) {
        return "&failurePolicy.poisonPolicy=DEAD_LETTER&failurePolicy.deadLetterTopic=" + danube.topic + "-dead" + more;
    }

    private static Danube readingLetters(Danube reader) throws Exception {
        reader.route(routes -> routes.from("danube:" + reader.topic + "?subscriptionName=letters")
                .routeId("receiver")
                .process(exchange -> reader.received.add(exchange.copy())));
        reader.awaitConnected("receiver");
        return reader;
    }
}
