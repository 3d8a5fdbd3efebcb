package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.message;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeStream;
import org.danubecamel.protocol.ConsumerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConsumerLifecycleTest extends BrokerStory {
    private final List<Delivery> given = new CopyOnWriteArrayList<>();

    private void awaitGiven(int count) {
        eventually(() -> assertThat(given).hasSize(count));
    }

    @Test
    void suspendingEndsTheStreamOnceWhatIsInFlightIsFinishedAndAnswered() {
        broker.acks().thenHold();
        var consumer = consumer(options -> options.maxInFlight(1), given::add);
        var stream = broker.stream(1);
        stream.deliver(message(0), message(1));
        awaitGiven(1);
        consumer.suspend();
        staysSo(() -> assertThat(stream.isCancelled()).isFalse());

        given.get(0).acknowledge();
        eventually(() -> assertThat(broker.acks().held()).hasSize(1));
        assertThat(stream.isCancelled()).isFalse();
        broker.acks().releaseAll();
        eventually(() -> assertThat(stream.isCancelled()).isTrue());
        assertThat(consumer.state().status()).isEqualTo(Status.SUSPENDED);
        assertThat(given).hasSize(1);
    }

    @Test
    void resumingSubscribesAgainUnderTheSameNameAndGoesOn() {
        var consumer = consumer(options -> options.maxInFlight(1), given::add);
        broker.stream(1).deliver(message(0), message(1));
        awaitGiven(1);
        consumer.suspend();
        given.get(0).acknowledge();
        eventually(() -> assertThat(consumer.state().status()).isEqualTo(Status.SUSPENDED));
        consumer.resume();
        broker.stream(2).deliver(message(1), message(2));
        awaitGiven(2);
        given.get(1).acknowledge();
        awaitGiven(3);

        assertThat(given).extracting(delivery -> delivery.message().offset()).containsExactly(0L, 1L, 2L);
        assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getConsumerName)
                .containsExactly(consumer.name(), consumer.name());
    }

    @Test
    void aSuspendedConsumerStaysAwayWhateverHappened() {
        var consumer = consumer(given::add);
        broker.stream(1);
        consumer.suspend();
        eventually(() -> assertThat(broker.stream(1).isCancelled()).isTrue());

        staysSo(() -> assertThat(broker.subscriptions().count()).isEqualTo(1));
    }

    @Test
    void suspendedBeforeTheTopicIsFoundItDoesNotSubscribe() {
        broker.partitions().thenHold();
        var consumer = consumer(given::add);
        eventually(() -> assertThat(broker.partitions().held()).hasSize(1));
        consumer.suspend();
        broker.partitions().releaseAll();

        staysSo(() -> assertThat(broker.subscriptions().count()).isZero());
        assertThat(consumer.state().status()).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void closingWaitsForAcknowledgementsUnderWay() throws InterruptedException {
        broker.acks().thenHold();
        var consumer = consumer(options -> options.closeTimeout(Duration.ofSeconds(10)), Delivery::acknowledge);
        var stream = broker.stream(1);
        stream.deliver(message(0));
        eventually(() -> assertThat(broker.acks().held()).hasSize(1));
        var closer = new Thread(consumer::close);
        closer.start();
        eventually(() -> assertThat(closer.getState()).isEqualTo(Thread.State.TIMED_WAITING));
        assertThat(stream.isCancelled()).isFalse();

        broker.acks().releaseAll();
        closer.join(5_000);
        assertThat(closer.isAlive()).isFalse();
        eventually(() -> assertThat(stream.isCancelled()).isTrue());
    }

    @Test
    void closingTakesNoLongerThanItsTimeoutAndReturnsNothingToTheBroker() {
        var consumer = consumer(options -> options.closeTimeout(Duration.ofMillis(200)), given::add);
        var stream = broker.stream(1);
        stream.deliver(message(0));
        awaitGiven(1);
        var began = System.nanoTime();
        consumer.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        eventually(() -> assertThat(stream.isCancelled()).isTrue());
        assertThat(consumer.state().status()).isEqualTo(Status.CLOSED);
        assertThat(broker.nacks().count()).isZero();
        assertThat(broker.acks().count()).isZero();
    }

    @Test
    @Timeout(60)
    void closingNowDoesNotWaitForTheListenerButForAcknowledgements() throws InterruptedException {
        broker.acks().thenHold();
        var consumer = consumer(options -> options.closeTimeout(Duration.ofHours(1)), given::add);
        var stream = broker.stream(1);
        stream.deliver(message(0), message(1));
        awaitGiven(2);
        given.get(0).acknowledge();
        eventually(() -> assertThat(broker.acks().held()).hasSize(1));
        var closer = new Thread(consumer::closeNow);
        closer.start();
        eventually(() -> assertThat(closer.getState()).isEqualTo(Thread.State.TIMED_WAITING));

        broker.acks().releaseAll();
        closer.join();
        eventually(() -> assertThat(stream.isCancelled()).isTrue());
        assertThat(consumer.state().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void afterClosingAnAcknowledgementIsUnconfirmed() {
        var consumer = consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        consumer.close();

        assertThat(result(given.get(0).acknowledge())).isEqualTo(AckOutcome.UNCONFIRMED);
    }

    @Test
    void anAcknowledgementThatRestsIsLetGoWhenTheClientIsClosed() {
        broker.acks().alwaysFail(Code.UNAVAILABLE, "busy");
        var client = client();
        consumer(client, options -> options.closeTimeout(Duration.ofMillis(50)), given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        var acknowledged = given.get(0).acknowledge();
        eventually(() -> assertThat(broker.acks().count()).isGreaterThanOrEqualTo(2));
        client.close();

        assertThat(result(acknowledged)).isEqualTo(AckOutcome.UNCONFIRMED);
    }

    @Test
    void aConsumerClosedWhileItSubscribesEndsTheStreamThatItOpens() {
        broker.subscriptions().thenHold();
        var consumer = consumer(given::add);
        eventually(() -> assertThat(broker.subscriptions().held()).hasSize(1));
        consumer.close();
        broker.subscriptions().releaseAll();

        staysSo(() -> assertThat(broker.streams()).allMatch(stream -> stream.isCancelled()));
        assertThat(consumer.state().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aConsumerClosedDuringDiscoverySubscribesNowhere() {
        broker.partitions().thenHold();
        var consumer = consumer(given::add);
        eventually(() -> assertThat(broker.partitions().held()).hasSize(1));
        consumer.close();
        broker.partitions().held().get(0).fail(Code.UNAVAILABLE, "late");

        staysSo(() -> assertThat(consumer.state().status()).isEqualTo(Status.CLOSED));
        assertThat(broker.subscriptions().count()).isZero();
        assertThat(failure(consumer.ready()).id()).isEqualTo(ErrorId.CLOSED);
    }

    @Test
    void suspendingAndResumingFromManyThreadsEndsAsTheLastOneSaid() throws InterruptedException {
        var consumer = consumer(given::add);
        broker.stream(1);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 4; i++) {
            var thread = new Thread(() -> {
                for (var turn = 0; turn < 200; turn++) {
                    consumer.suspend();
                    consumer.resume();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (var thread : threads) {
            thread.join(10_000);
        }
        consumer.suspend();
        eventually(() -> assertThat(broker.streams()).allMatch(FakeStream::isCancelled));
        staysSo(() -> assertThat(broker.streams()).allMatch(FakeStream::isCancelled));

        consumer.resume();
        eventually(() -> assertThat(broker.streams().stream().filter(stream -> !stream.isCancelled()))
                .hasSize(1));
    }

    @Test
    void tooManyUnfinishedMessagesCloseTheStreamUntilHalfAreFinished() {
        var consumer = consumer(options -> options.maxUnfinished(4), given::add);
        var first = broker.stream(1);
        for (var i = 0; i < 5; i++) {
            first.deliver(message(i));
        }
        awaitGiven(5);
        eventually(() -> assertThat(first.isCancelled()).isTrue());
        given.get(0).acknowledge();
        given.get(1).acknowledge();
        staysSo(() -> assertThat(broker.subscriptions().count()).isEqualTo(1));

        given.get(2).acknowledge();
        broker.stream(2);
        assertThat(consumer.unfinished()).isEqualTo(2);
        eventually(() -> assertThat(consumer.state().status()).isEqualTo(Status.CONNECTED));
    }

    @Test
    void tooManyBytesCloseTheStreamToo() {
        consumer(options -> options.maxUnfinishedBytes(10), given::add);
        var first = broker.stream(1);
        first.deliver(message(0));
        awaitGiven(1);
        eventually(() -> assertThat(first.isCancelled()).isTrue());

        given.get(0).acknowledge();
        broker.stream(2);
    }
}
