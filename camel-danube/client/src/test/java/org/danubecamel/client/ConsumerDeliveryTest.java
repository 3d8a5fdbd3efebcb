package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.message;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.protocol.AckRequest;
import org.junit.jupiter.api.Test;

class ConsumerDeliveryTest extends BrokerStory {
    private final List<Delivery> given = new CopyOnWriteArrayList<>();

    private void awaitGiven(int count) {
        eventually(() -> assertThat(given).hasSize(count));
    }

    private List<Long> givenOffsets() {
        return given.stream().map(delivery -> delivery.message().offset()).toList();
    }

    @Test
    void aNegativeAcknowledgementCarriesDelayAndReason() {
        consumer(given::add);
        broker.stream(1).deliver(message(4));
        awaitGiven(1);
        result(given.get(0).negativeAcknowledge(Duration.ofMillis(1_500), "table locked"));

        var nack = broker.nacks().requests().get(0);
        assertThat(nack.getMsgId()).isEqualTo(message(4).getMsgId());
        assertThat(nack.getSubscriptionName()).isEqualTo("billing");
        assertThat(nack.getDelayMs()).isEqualTo(1_500);
        assertThat(nack.getReason()).isEqualTo("table locked");
    }

    @Test
    void aNegativeAcknowledgementWithoutAReasonHasNone() {
        consumer(given::add);
        broker.stream(1).deliver(message(4));
        awaitGiven(1);
        result(given.get(0).negativeAcknowledge(Duration.ofSeconds(-1), null));

        assertThat(broker.nacks().requests().get(0).hasReason()).isFalse();
        assertThat(broker.nacks().requests().get(0).getDelayMs()).isZero();
    }

    @Test
    void aMessageThatComesBackIsGivenAgainAndCounted() {
        var consumer = consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        result(given.get(0).negativeAcknowledge(Duration.ZERO, null));
        assertThat(consumer.unfinished()).isZero();
        broker.stream(1).deliver(message(0));
        awaitGiven(2);

        assertThat(given).extracting(Delivery::redeliveryCount).containsExactly(0, 1);
    }

    @Test
    void aRetryComesFromMemoryWhileItsKeyWaits() {
        consumer(given::add);
        broker.stream(1).deliver(message(0, "a"), message(1, "a"), message(2, "b"));
        awaitGiven(2);
        given.get(0).retryLater(Duration.ofMillis(100));
        awaitGiven(3);
        assertThat(givenOffsets()).containsExactly(0L, 2L, 0L);
        assertThat(given.get(2).redeliveryCount()).isEqualTo(1);

        given.get(2).acknowledge();
        awaitGiven(4);
        assertThat(givenOffsets()).containsExactly(0L, 2L, 0L, 1L);
        assertThat(broker.nacks().count()).isZero();
    }

    @Test
    void aMessageThatIsRetriedStaysUnfinished() {
        var consumer = consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        given.get(0).retryLater(Duration.ofMinutes(1));

        assertThat(consumer.unfinished()).isEqualTo(1);
        assertThat(consumer.inFlight()).isZero();
        assertThat(broker.acks().count()).isZero();
    }

    @Test
    void onlyTheFirstDecisionCounts() {
        consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        var delivery = given.get(0);
        result(delivery.acknowledge());
        delivery.retryLater(Duration.ZERO);
        result(delivery.negativeAcknowledge(Duration.ZERO, "late"));
        result(delivery.acknowledge());

        assertThat(broker.acks().count()).isEqualTo(1);
        assertThat(broker.nacks().count()).isZero();
        staysSo(() -> assertThat(given).hasSize(1));
    }

    @Test
    void aListenerThatThrowsIsGivenTheMessageAgain() {
        var attempts = new AtomicInteger();
        consumer(delivery -> {
            given.add(delivery);
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("first time");
            }
            delivery.acknowledge();
        });
        var began = System.nanoTime();
        broker.stream(1).deliver(message(0, "k"), message(1, "k"));
        awaitGiven(3);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(givenOffsets()).containsExactly(0L, 0L, 1L);
        assertThat(given).extracting(Delivery::redeliveryCount).containsExactly(0, 1, 0);
        assertThat(broker.nacks().count()).isZero();
    }

    @Test
    void anErrorOfTheListenerCostsNoWorker() {
        consumer(delivery -> {
            given.add(delivery);
            throw new AssertionError("broken listener");
        });
        broker.stream(1).deliver(message(0), message(1), message(2));

        awaitGiven(3);
    }

    @Test
    void messagesAreGivenInTheOrderOfArrival() {
        consumer(delivery -> {
            given.add(delivery);
            delivery.acknowledge();
        });
        for (var i = 0; i < 1_000; i++) {
            broker.stream(1).deliver(message(i));
        }
        eventually(() -> assertThat(broker.acks().count()).isEqualTo(1_000));

        assertThat(givenOffsets()).isSorted();
    }

    @Test
    void manyThreadsKeepTheOrderOfEachKey() {
        consumer(options -> options.concurrency(4), delivery -> {
            given.add(delivery);
            delivery.acknowledge();
        });
        for (var i = 0; i < 600; i++) {
            broker.stream(1).deliver(message(i, "k" + i % 6));
        }
        awaitGiven(600);

        for (var k = 0; k < 6; k++) {
            var key = "k" + k;
            assertThat(given.stream().filter(d -> key.equals(d.message().key())))
                    .extracting(delivery -> delivery.message().offset())
                    .isSorted();
        }
    }

    @Test
    void theListenerHoldsNoMoreThanAllowed() {
        var consumer = consumer(options -> options.maxInFlight(2), given::add);
        broker.stream(1).deliver(message(0), message(1), message(2));
        awaitGiven(2);
        staysSo(() -> assertThat(consumer.inFlight()).isEqualTo(2));

        given.get(0).acknowledge();
        awaitGiven(3);
    }

    @Test
    void noMoreThanSixteenAcknowledgementsAreUnanswered() {
        broker.acks().alwaysHold();
        consumer(Delivery::acknowledge);
        for (var i = 0; i < 40; i++) {
            broker.stream(1).deliver(message(i));
        }
        eventually(() -> assertThat(broker.acks().count()).isEqualTo(16));
        staysSo(() -> assertThat(broker.acks().count()).isEqualTo(16));

        broker.acks().alwaysSucceed();
        broker.acks().releaseAll();
        eventually(() -> assertThat(broker.acks().requests())
                .extracting(AckRequest::getMsgId)
                .hasSize(40)
                .doesNotHaveDuplicates());
    }
}
