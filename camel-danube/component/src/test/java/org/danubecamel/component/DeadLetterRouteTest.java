package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters on their way through a broker, and back. */
class DeadLetterRouteTest {

    private static final int LARGEST = (4 << 20) - (64 << 10);

    private final Danube danube = new Danube();
    private final String dead = danube.topic + "-dead";

    private static final class BadRecord extends RuntimeException implements ClassifiedFailure {

        BadRecord() {
            super("bad");
        }

        @Override
        public FailureKind failureKind() {
            return FailureKind.RECORD;
        }
    }

    /** Whatever begins with "bad" is refused; what is accepted and what is dead can be read from {@code received}. */
    @BeforeEach
    void start() throws Exception {
        danube.route(routes -> {
            routes.from("danube:" + dead + "?subscriptionName=reader")
                    .routeId("dead")
                    .process(this::note);
            routes.from("danube:" + danube.topic + "?subscriptionName=test&maximumRedeliveries=1&redeliveryDelay=1"
                            + "&deadLetter=danube:" + dead)
                    .routeId("orders")
                    .process(DeadLetterRouteTest::refuseBadOnes)
                    .process(this::note);
        });
        danube.awaitConnected("dead");
        danube.awaitConnected("orders");
    }

    @AfterEach
    void stop() {
        danube.close();
    }

    private static void refuseBadOnes(Exchange exchange) {
        var body = exchange.getMessage().getBody(byte[].class);
        if (body.length >= 3 && new String(body, 0, 3, java.nio.charset.StandardCharsets.UTF_8).equals("bad")) {
            throw new BadRecord();
        }
    }

    private void note(Exchange exchange) {
        danube.received.add(exchange.copy());
    }

    @Test
    void theNeighboursOfABadRecordAreNotAffected() throws Exception {
        danube.send(List.of("a", "bad", "c"));

        var bodies = List.of(danube.nextBody(), danube.nextBody(), danube.nextBody());
        assertThat(bodies).containsExactlyInAnyOrder("a", "bad", "c");
        assertThat(danube.received).isEmpty();
    }

    @Test
    void theDeadLetterHasTheMessageAsItWas() throws Exception {
        danube.template()
                .sendBodyAndHeaders("danube:" + danube.topic, "bad", Map.of("colour", "red", DanubeConstants.KEY, "k"));

        assertThat(danube.next().getMessage().getHeaders())
                .containsEntry(DanubeConstants.TOPIC, "/default/" + dead)
                .containsEntry(DanubeConstants.KEY, "k")
                .containsEntry("colour", "red")
                .containsEntry("x-original-topic", "/default/" + danube.topic)
                .containsEntry("x-original-subscription", "test")
                .containsEntry("x-delivery-attempt", "2");
    }

    @Test
    void oneOfTheLargestSizeHasRoomToo() throws Exception {
        var body = new byte[LARGEST];
        Arrays.fill(body, (byte) 'x');
        System.arraycopy(new byte[] {'b', 'a', 'd'}, 0, body, 0, 3);
        danube.send(body);

        var letter = danube.next().getMessage();
        assertThat(letter.getBody(byte[].class)).isEqualTo(body);
        assertThat(letter.getHeader("x-failure-reason", String.class)).contains("bad");
    }

    @Test
    void aLargeKeyTakesRoomOnce() throws Exception {
        var key = "k".repeat(100_000);
        var body = new byte[LARGEST - key.length()];
        System.arraycopy(new byte[] {'b', 'a', 'd'}, 0, body, 0, 3);
        danube.template().sendBodyAndHeader("danube:" + danube.topic, body, DanubeConstants.KEY, key);

        var letter = danube.next().getMessage();
        assertThat(letter.getBody(byte[].class)).isEqualTo(body);
        assertThat(letter.getHeader("x-original-key")).isEqualTo(key);
    }

    @Test
    void itIsReplayedToWhereItCameFrom() throws Exception {
        danube.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("danube:" + dead + "?subscriptionName=replay")
                        .routeId("replay")
                        .process(new DeadLetterReader())
                        .setBody(constant("good again"))
                        .to("danube:*");
            }
        });
        danube.awaitConnected("replay");
        danube.send("bad");

        assertThat(List.of(danube.nextBody(), danube.nextBody())).containsExactlyInAnyOrder("bad", "good again");
    }
}
