package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.body;
import static org.danubecamel.client.fake.Samples.text;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.Samples;
import org.danubecamel.protocol.ProducerResponse;
import org.junit.jupiter.api.Test;

class ProducerSendTest extends BrokerStory {

    @Test
    void aMessageArrivesAsItWasGiven() {
        var producer = producer();
        result(producer.send(text("body", "key").withAttributes(Map.of("a", "1"))));

        var arrived = broker.sends().requests().get(0);
        assertThat(body(arrived)).isEqualTo("body");
        assertThat(arrived.getRoutingKey()).isEqualTo("key");
        assertThat(arrived.getAttributesMap()).containsExactly(Map.entry("a", "1"));
        assertThat(arrived.getProducerName()).isEqualTo(producer.name());
        assertThat(arrived.getMsgId().getTopicName()).isEqualTo("/default/orders");
    }

    @Test
    void theReceiptNamesTheMessageForGood() {
        var producer = producer(options -> options.withName("shop"));
        var receipt = result(producer.send(text("a")));

        assertThat(receipt.topic()).isEqualTo(Samples.TOPIC);
        assertThat(receipt.producerName()).startsWith("shop~").isEqualTo(producer.name());
        assertThat(receipt.requestId())
                .isEqualTo(broker.sends().requests().get(0).getRequestId());
    }

    @Test
    void anIdInTheUpperHalfOfTheUnsignedRangeIsUsedAsItIs() {
        broker.registrations()
                .thenAnswer(request ->
                        ProducerResponse.newBuilder().setProducerId(-1).build());
        result(producer().send(text("a")));

        assertThat(broker.sends().requests().get(0).getMsgId().getProducerId()).isEqualTo(-1);
    }

    @Test
    void theProducerIsRegisteredUnderItsNameWithItsStrategy() {
        var producer = producer(options -> options.withDispatchStrategy(DispatchStrategy.NON_RELIABLE));
        result(producer.ready());

        var request = broker.registrations().requests().get(0);
        assertThat(request.getProducerName()).isEqualTo(producer.name());
        assertThat(request.getTopicName()).isEqualTo("/default/orders");
        assertThat(request.getDispatchStrategy()).isEqualTo(org.danubecamel.protocol.DispatchStrategy.NonReliable);
        assertThat(producer.state().status()).isEqualTo(ConnectionState.Status.CONNECTED);
    }

    @Test
    void theArrayMayBeUsedAgainAtOnce() {
        broker.registrations().thenHold();
        var bytes = new byte[] {1};
        var sent = producer().send(OutgoingMessage.of(bytes));
        bytes[0] = 2;
        eventually(() -> assertThat(broker.registrations().held()).hasSize(1));
        broker.registrations().releaseAll();
        result(sent);

        assertThat(broker.sends().requests().get(0).getPayload().byteAt(0)).isEqualTo((byte) 1);
    }

    @Test
    void anEmptyBodyIsABody() {
        result(producer().send(text("")));

        assertThat(broker.sends().requests().get(0).getPayload().isEmpty()).isTrue();
    }

    @Test
    void theLargestMessageTheClientTakesIsTakenByTheBroker() {
        var limit = (4 << 20) - (64 << 10);
        var producer = producer();

        result(producer.send(OutgoingMessage.of(new byte[limit])));
        assertThat(failure(producer.send(OutgoingMessage.of(new byte[limit + 1])))
                        .id())
                .isEqualTo(ErrorId.MESSAGE_TOO_LARGE);
        assertThat(broker.sends().count()).isEqualTo(1);
    }

    @Test
    void keysOfEveryUnicodePlaneArriveUnchanged() {
        var producer = producer();
        var keys = new ArrayList<String>();
        for (var plane = 0; plane <= 16; plane++) {
            keys.add("k" + Character.toString((plane << 16) + 0x4e2d));
        }
        keys.forEach(key -> result(producer.send(text("m", key))));

        assertThat(broker.sends().requests()).extracting(m -> m.getRoutingKey()).containsExactlyElementsOf(keys);
    }

    @Test
    void aFullWindowBlocksTheCallerUntilThereIsRoom() throws InterruptedException {
        broker.sends().alwaysHold();
        var producer = producer(client(options -> options.maxPending(2)), options -> options);
        producer.send(text("a"));
        producer.send(text("b"));
        var third = new AtomicReference<CompletableFuture<SendReceipt>>();
        var caller = new Thread(() -> third.set(producer.send(text("c"))));
        caller.start();
        eventually(() -> assertThat(broker.sends().held()).hasSize(2));
        eventually(() -> assertThat(caller.getState()).isEqualTo(Thread.State.TIMED_WAITING));
        assertThat(third.get()).isNull();

        broker.sends().alwaysSucceed();
        broker.sends().releaseAll();
        caller.join(5_000);
        result(third.get());
    }

    @Test
    void aWindowThatStaysFullRefusesAfterTheDeliveryTimeout() {
        broker.sends().alwaysHold();
        var client = client(options -> options.maxPending(1));
        var producer = producer(client, options -> options.withDeliveryTimeout(Duration.ofMillis(200)));
        producer.send(text("a"));
        var refused = failure(producer.send(text("b")));

        assertThat(refused.id()).isEqualTo(ErrorId.WINDOW_FULL);
        assertThat(refused.outcome()).isEqualTo(SendOutcome.REFUSED);
        assertThat(refused).hasMessageContaining("/default/orders").hasMessageContaining("PT0.2S");
    }

    @Test
    void theWindowIsSharedByAllProducersOfAClient() {
        broker.sends().alwaysHold();
        var client = client(options -> options.maxInFlight(3));
        for (var i = 0; i < 5; i++) {
            producer(client, options -> options).send(text("m"));
        }
        eventually(() -> assertThat(broker.registrations().count()).isEqualTo(5));
        eventually(() -> assertThat(broker.sends().count()).isEqualTo(3));
        staysSo(() -> assertThat(broker.sends().count()).isEqualTo(3));
    }

    @Test
    void keylessMessagesAreUnderWayTogetherUpToTheWindow() {
        broker.sends().alwaysHold();
        var producer = producer();
        var sent = new ArrayList<CompletableFuture<SendReceipt>>();
        for (var i = 0; i < 200; i++) {
            sent.add(producer.send(text("m" + i)));
        }
        eventually(() -> assertThat(broker.sends().count()).isEqualTo(128));
        staysSo(() -> assertThat(broker.sends().count()).isEqualTo(128));

        broker.sends().alwaysSucceed();
        broker.sends().releaseAll();
        sent.forEach(BrokerStory::result);
        assertThat(broker.sends().requests()).extracting(Samples::body).doesNotHaveDuplicates();
    }

    @Test
    void cancellingASendDoesNothing() {
        broker.sends().thenHold();
        var producer = producer();
        var sent = producer.send(text("a"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));

        assertThat(sent.cancel(true)).isFalse();
        assertThat(producer.flush()).isNotDone();
        broker.sends().releaseAll();
        result(sent);
    }

    @Test
    void flushingWaitsForAllThatWasGiven() {
        broker.sends().thenHold().thenFail(Code.INVALID_ARGUMENT, "too large");
        var producer = producer();
        producer.send(text("a", "1"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));
        var refused = producer.send(text("b", "2"));
        var flushed = producer.flush();
        failure(refused);
        assertThat(flushed).isNotDone();

        broker.sends().releaseAll();
        result(flushed);
    }

    @Test
    void aProducerWithNothingToSendIsFlushed() {
        assertThat(producer().flush()).isCompleted();
    }

    @Test
    void futuresCompleteOnCallbackThreads() {
        var producer = producer();
        var names = new HashSet<String>();
        for (var i = 0; i < 20; i++) {
            broker.sends().thenHold();
            var name = producer.send(text("m"))
                    .thenApply(stored -> Thread.currentThread().getName());
            eventually(() -> assertThat(broker.sends().held()).hasSize(1));
            broker.sends().releaseAll();
            names.add(result(name));
        }
        assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("danube-client-callback-"));
    }

    @Test
    void requestsOfOneConnectionKeepTheOrderOfTheirLane() {
        var producer = producer(options -> options.withOrdered(true));
        var sent = new ArrayList<CompletableFuture<SendReceipt>>();
        var bodies = new ArrayList<String>();
        for (var i = 0; i < 300; i++) {
            bodies.add("m" + i);
            sent.add(producer.send(text("m" + i, "k" + i % 5)));
        }
        sent.forEach(BrokerStory::result);

        assertThat(broker.sends().requests()).extracting(Samples::body).isEqualTo(List.copyOf(bodies));
    }
}
