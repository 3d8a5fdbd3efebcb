package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.component.RecordedDelivery.ACKNOWLEDGED;

import java.util.List;
import java.util.Map;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.client.DanubeException;
import org.danubecamel.component.RecordedDelivery.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages that fail: who is to blame decides, and nothing is acknowledged before it is stored elsewhere. */
class FailureHandlingTest {

    private static final String GOOD = "good";
    private static final String TOGETHER = "together";
    private static final int EXHAUSTED = 3;

    private OfflineConsumer offline;

    /** A failure that says itself what it is about. */
    private static final class Refusal extends RuntimeException {

        private final FailureKind kind;

        Refusal(FailureKind kind) {
            super("refused because of " + kind);
            this.kind = kind;
        }
    }

    @BeforeEach
    void makeConsumer() throws Exception {
        offline = new OfflineConsumer();
        offline.configuration().setDeadLetter("mock:dead");
        offline.configuration()
                .setFailureClassifier(failure -> failure instanceof Refusal refusal ? refusal.kind : null);
    }

    @AfterEach
    void stop() {
        offline.close();
    }

    /** Starts a route that fails with what the body names, and takes any other. */
    private void start() throws Exception {
        offline.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(OfflineConsumer.ORDERS).routeId("orders").process(exchange -> {
                    var body = exchange.getMessage().getBody(String.class);
                    if (body.equals(TOGETHER)) {
                        throw new BatchNotWrittenException("with others", FailureKind.UNKNOWN, 1_000, false, null);
                    }
                    if (!body.equals(GOOD)) {
                        throw new Refusal(FailureKind.valueOf(body));
                    }
                });
            }
        });
    }

    private List<String> deliver(String body, long offset, int redeliveryCount) {
        var delivery = RecordedDelivery.of(new Received(body, offset, Map.of("colour", "red")), redeliveryCount);
        offline.deliver(delivery);
        return delivery.decisions();
    }

    private List<String> deliver(FailureKind kind, int redeliveryCount) {
        return deliver(kind.name(), 7, redeliveryCount);
    }

    private MockEndpoint dead() {
        return offline.context.getEndpoint("mock:dead", MockEndpoint.class);
    }

    private boolean isPaused() {
        return offline.consumer().failures().pause().since() != null;
    }

    @Test
    void aBadRecordIsTriedAgainAsOftenAsAllowedAndThenDeadLettered() throws Exception {
        start();
        for (var i = 0; i < EXHAUSTED; i++) {
            assertThat(deliver(FailureKind.RECORD, i)).containsExactly("retry in " + (1_000 << i) + " ms");
        }
        assertThat(dead().getReceivedCounter()).isZero();

        assertThat(deliver(FailureKind.RECORD, EXHAUSTED)).containsExactly(ACKNOWLEDGED);
        assertThat(dead().getReceivedCounter()).isEqualTo(1);
        assertThat(isPaused()).isFalse();
    }

    @Test
    void nothingIsAcknowledgedBeforeTheDeadLetterIsStored() throws Exception {
        dead().whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("full");
        });
        start();

        assertThat(deliver(FailureKind.RECORD, EXHAUSTED)).containsExactly("retry in 8000 ms");
        assertThat(isPaused()).isTrue();
    }

    @Test
    void anOutageIsTriedOnWhileNewMessagesWaitHoweverOftenOthersSucceed() throws Exception {
        start();
        deliver(FailureKind.SYSTEM, 0);
        deliver(GOOD, 8, 0);

        assertThat(deliver(FailureKind.SYSTEM, 100)).containsExactly("retry in 60000 ms");
        assertThat(isPaused()).isTrue();
    }

    @Test
    void aFailureOfUnknownKindIsTriedOnAsLongAsNothingSucceeds() throws Exception {
        start();
        deliver(FailureKind.UNKNOWN, 0);

        assertThat(deliver(FailureKind.UNKNOWN, EXHAUSTED)).containsExactly("retry in 8000 ms");
        assertThat(isPaused()).isTrue();
        assertThat(dead().getReceivedCounter()).isZero();
    }

    @Test
    void oneOfUnknownKindIsTheMessagesOwnOnceAnotherWasAccepted() throws Exception {
        start();
        deliver(FailureKind.UNKNOWN, 0);
        deliver(GOOD, 8, 0);

        assertThat(deliver(FailureKind.UNKNOWN, EXHAUSTED)).containsExactly(ACKNOWLEDGED);
        assertThat(dead().getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void whatWasAcceptedBeforeTheFirstFailureProvesNothing() throws Exception {
        start();
        deliver(GOOD, 8, 0);
        deliver(FailureKind.UNKNOWN, 0);

        assertThat(deliver(FailureKind.UNKNOWN, EXHAUSTED)).containsExactly("retry in 8000 ms");
    }

    @Test
    void whatWasAcceptedBeforeTheLastFailureProvesNothing() throws Exception {
        start();
        deliver(FailureKind.UNKNOWN, 0);
        deliver(GOOD, 8, 0);
        deliver(FailureKind.UNKNOWN, EXHAUSTED - 1);

        assertThat(deliver(FailureKind.UNKNOWN, EXHAUSTED)).containsExactly("retry in 8000 ms");
    }

    @Test
    void oneThatWasFoundToBeBadStaysSo() throws Exception {
        start();
        deliver(FailureKind.RECORD.name(), 7, 0);

        assertThat(deliver(FailureKind.UNKNOWN.name(), 7, EXHAUSTED)).containsExactly(ACKNOWLEDGED);
        assertThat(dead().getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void oneThatWasFoundToBeBadIsKeptThroughAnOutage() throws Exception {
        start();
        deliver(FailureKind.RECORD.name(), 7, 0);

        assertThat(deliver(FailureKind.SYSTEM.name(), 7, EXHAUSTED)).containsExactly("retry in 8000 ms");
        assertThat(isPaused()).isTrue();
    }

    @Test
    void oneThatFailedInOneCallWithOthersIsTriedOnWhileOthersGoOn() throws Exception {
        start();
        deliver(TOGETHER, 7, 0);
        deliver(GOOD, 8, 0);

        assertThat(deliver(TOGETHER, 7, EXHAUSTED)).containsExactly("retry in 8000 ms");
        assertThat(isPaused()).isFalse();
    }

    @Test
    void aSuccessEndsThePause() throws Exception {
        start();
        deliver(FailureKind.SYSTEM, 0);
        assertThat(isPaused()).isTrue();
        deliver(GOOD, 7, 1);

        assertThat(isPaused()).isFalse();
    }

    @Test
    void thePauseEndsWithTheLastMessageThatCouldEndIt() throws Exception {
        start();
        deliver(FailureKind.SYSTEM, 0);
        deliver(FailureKind.RECORD, EXHAUSTED);

        assertThat(isPaused()).isFalse();
    }

    @Test
    void aRouteThatWasStoppedBeginsWithoutAPause() throws Exception {
        start();
        deliver(FailureKind.SYSTEM, 0);
        offline.context.getRouteController().stopRoute("orders");

        assertThat(isPaused()).isFalse();
        assertThat(offline.consumer().failures().retrying()).isZero();
    }

    @Test
    void moreDeadLettersThanAllowedAreAnOutage() throws Exception {
        offline.configuration().setMaxDeadLetterRate(2);
        start();
        for (var i = 0; i < 2; i++) {
            assertThat(deliver("RECORD", i, EXHAUSTED)).containsExactly(ACKNOWLEDGED);
        }

        assertThat(deliver("RECORD", 2, EXHAUSTED)).containsExactly("retry in 8000 ms");
        assertThat(isPaused()).isTrue();
        assertThat(dead().getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void withoutADeadLetterEndpointItIsTriedOnAndOthersGoOn() throws Exception {
        offline.configuration().setDeadLetter(null);
        start();

        assertThat(deliver(FailureKind.RECORD, 100)).containsExactly("retry in 60000 ms");
        assertThat(isPaused()).isFalse();
    }

    @Test
    void stopStopsTheRouteAndLeavesTheMessageToTheBroker() throws Exception {
        offline.configuration().setDeadLetter(null);
        offline.configuration().setOnFailure(OnFailure.STOP);
        start();

        assertThat(deliver(FailureKind.RECORD, EXHAUSTED)).doesNotContain(ACKNOWLEDGED);
        await().until(() -> offline.context.getRouteController().getRouteStatus("orders") == ServiceStatus.Stopped);
    }

    @Test
    void stopDoesNotStopBecauseOfAnOutage() throws Exception {
        offline.configuration().setDeadLetter(null);
        offline.configuration().setOnFailure(OnFailure.STOP);
        start();

        assertThat(deliver(FailureKind.SYSTEM, 100)).containsExactly("retry in 60000 ms");
        assertThat(offline.context.getRouteController().getRouteStatus("orders"))
                .isEqualTo(ServiceStatus.Started);
    }

    @Test
    void aDeadLetterKeepsTheMessageAndTellsOfTheFailure() throws Exception {
        start();
        deliver(FailureKind.RECORD, EXHAUSTED);

        var letter = dead().getExchanges().get(0).getMessage();
        assertThat(letter.getBody(String.class)).isEqualTo("RECORD");
        assertThat(letter.getHeaders())
                .containsEntry("colour", "red")
                .containsEntry(DanubeConstants.KEY, "customer-1")
                .containsEntry("x-original-topic", "/default/orders")
                .containsEntry("x-original-subscription", "test")
                .containsEntry("x-original-topic-offset", "7")
                .containsEntry("x-original-producer-name", "shop")
                .containsEntry("x-original-request-id", "18446744073709551615")
                .containsEntry("x-original-key", "customer-1")
                .containsEntry("x-delivery-attempt", "4")
                .containsEntry("x-poison-policy", "dead_letter")
                .containsEntry("x-failure-kind", "RECORD")
                .containsEntry("x-failure-class", Refusal.class.getName())
                .containsEntry("x-failure-route", "orders")
                .containsKey("x-failure-time");
        assertThat(letter.getHeader("x-failure-reason", String.class)).contains("refused because of RECORD");
    }

    @Test
    void anEnvelopeCarriesBothInOneJsonObject() throws Exception {
        offline.configuration().setDeadLetterFormat(DeadLetterFormat.ENVELOPE);
        start();
        deliver(FailureKind.RECORD, EXHAUSTED);

        var letter = dead().getExchanges().get(0).getMessage();
        // A slash may be written with a backslash before it.
        assertThat(letter.getBody(String.class).replace("\\/", "/"))
                .contains("\"original_topic\":\"/default/orders\"")
                .contains("\"connector_name\":\"orders\"")
                .contains("\"payload_b64\":\"UkVDT1JE\"")
                .contains("\"retry_count\":3")
                .contains("\"key\":\"customer-1\"")
                .contains("\"attributes\":{\"colour\":\"red\"}")
                .contains("refused because of RECORD");
        assertThat(letter.getHeader("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aDeadLetterWithoutEndpointIsRefused() {
        offline.configuration().setDeadLetter(null);
        offline.configuration().setOnFailure(OnFailure.DEAD_LETTER);

        assertThatThrownBy(this::start).hasStackTraceContaining("needs the option deadLetter");
    }

    @Test
    void aDeadLetterEndpointThatWouldNotBeUsedIsRefused() {
        offline.configuration().setOnFailure(OnFailure.RETRY);

        assertThatThrownBy(this::start)
                .hasRootCauseInstanceOf(DanubeException.class)
                .hasStackTraceContaining("without effect with onFailure=RETRY");
    }

    @Test
    void theTopicThatIsConsumedIsNoPlaceForItsDeadLetters() {
        offline.configuration().setDeadLetter("danube:default/orders");

        assertThatThrownBy(this::start).hasStackTraceContaining("names the topic that is consumed");
    }

    @Test
    void whatFailsAfterTheStopIsLeftToTheBrokerAndNoOutage() throws Exception {
        start();
        offline.consumer().stop();

        assertThat(deliver(FailureKind.SYSTEM, 0)).containsExactly("retry in 1 ms");
        assertThat(isPaused()).isFalse();
        assertThat(offline.consumer().failures().retrying()).isZero();
    }
}
