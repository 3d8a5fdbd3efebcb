package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.message;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.junit.jupiter.api.Test;

/** What a consumer does about messages that stay unfinished, because the broker counts how often it sends them. */
class ConsumerUnfinishedTest extends BrokerStory {
    private static final Duration SOON = Duration.ofMillis(50);

    private final List<Delivery> given = new CopyOnWriteArrayList<>();

    private void awaitGiven(int count) {
        eventually(() -> assertThat(given).hasSize(count));
    }

    private List<Long> offsets() {
        return given.stream().map(delivery -> delivery.message().offset()).toList();
    }

    @Test
    void oneThatStaysUnfinishedTooLongHasTheStreamClosedAndTheStateSaysWhy() {
        var consumer = consumer(options -> options.maxUnfinishedTime(SOON), given::add);
        broker.stream(1).deliver(message(0));

        eventually(() -> assertThat(broker.stream(1).isCancelled()).isTrue());
        assertThat(consumer.state().status()).isEqualTo(Status.SUSPENDED);
        assertThat(consumer.state().lastError())
                .isNotNull()
                .extracting(DanubeException::id)
                .isEqualTo(ErrorId.UNFINISHED_TOO_LONG);
        staysSo(() -> assertThat(broker.subscriptions().count()).isEqualTo(1));
    }

    @Test
    void oneThatWasDeliveredTooOftenHasTheStreamClosedUntilAllIsFinished() {
        consumer(options -> options.maxUnfinishedDeliveries(3), given::add);
        broker.stream(1).deliver(message(0), message(0));
        awaitGiven(1);
        staysSo(() -> assertThat(broker.stream(1).isCancelled()).isFalse());
        broker.stream(1).deliver(message(0));
        eventually(() -> assertThat(broker.stream(1).isCancelled()).isTrue());

        given.get(0).acknowledge();
        broker.stream(2).deliver(message(1));
        awaitGiven(2);
    }

    @Test
    void whereAnyNumberOfDeliveriesIsAllowedTheStreamStaysOpen() {
        consumer(options -> options.maxUnfinishedDeliveries(0), given::add);
        for (var copy = 0; copy < 10; copy++) {
            broker.stream(1).deliver(message(0));
        }
        awaitGiven(1);

        staysSo(() -> assertThat(broker.stream(1).isCancelled()).isFalse());
    }

    @Test
    void whatIsRetriedMeanwhileIsGivenWithoutAStream() {
        consumer(options -> options.maxUnfinishedTime(SOON), given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        eventually(() -> assertThat(broker.stream(1).isCancelled()).isTrue());
        given.get(0).retryLater(Duration.ofMillis(1));

        awaitGiven(2);
    }

    @Test
    void onceAllIsFinishedItSubscribesAgainAndAcknowledgesTheCopiesItself() {
        consumer(options -> options.maxUnfinishedTime(SOON), given::add);
        broker.stream(1).deliver(message(0), message(1));
        awaitGiven(2);
        eventually(() -> assertThat(broker.stream(1).isCancelled()).isTrue());
        given.get(0).acknowledge();
        staysSo(() -> assertThat(broker.subscriptions().count()).isEqualTo(1));

        given.get(1).acknowledge();
        broker.stream(2).deliver(message(0), message(1), message(2));
        awaitGiven(3);
        assertThat(offsets()).containsExactly(0L, 1L, 2L);
        eventually(() -> assertThat(broker.acks().count()).isEqualTo(2));
    }

    @Test
    void theTimeCountsAnewForEachMessage() {
        var consumer = consumer(options -> options.maxUnfinishedTime(Duration.ofHours(1)), given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);

        staysSo(() -> assertThat(consumer.state().status()).isEqualTo(Status.CONNECTED));
    }

    @Test
    void withoutLimitTheStreamStaysOpen() {
        consumer(options -> options.maxUnfinishedTime(Duration.ZERO), given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);

        staysSo(() -> assertThat(broker.stream(1).isCancelled()).isFalse());
    }

    @Test
    void aKeySharedStreamStaysOpenBecauseTheBrokerWouldDropWhatIsInFlight() {
        consumer(
                options -> options.subscriptionType(SubscriptionType.KEY_SHARED).maxUnfinishedTime(SOON), given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);

        staysSo(() -> assertThat(broker.stream(1).isCancelled()).isFalse());
    }

    @Test
    void oneThatIsSuspendedMeanwhileStaysAway() {
        var consumer = consumer(options -> options.maxUnfinishedTime(SOON), given::add);
        broker.stream(1).deliver(message(0));
        eventually(() -> assertThat(broker.stream(1).isCancelled()).isTrue());
        consumer.suspend();
        given.get(0).acknowledge();

        staysSo(() -> assertThat(broker.subscriptions().count()).isEqualTo(1));
    }

    @Test
    void whileHeldNothingNewIsGivenAndTheStreamStaysOpen() {
        var consumer = consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        consumer.hold();
        broker.stream(1).deliver(message(1));
        eventually(() -> assertThat(consumer.unfinished()).isEqualTo(2));
        given.get(0).retryLater(Duration.ofMillis(1));
        awaitGiven(2);

        staysSo(() -> assertThat(offsets()).containsExactly(0L, 0L));
        assertThat(broker.stream(1).isCancelled()).isFalse();
        consumer.release();
        awaitGiven(3);
        assertThat(offsets()).containsExactly(0L, 0L, 1L);
    }
}
