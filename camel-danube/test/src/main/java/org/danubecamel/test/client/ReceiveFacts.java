package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.Producer;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message is the listener's until it is acknowledged. */
final class ReceiveFacts extends ClientFacts {

    private TopicName topic;
    private Producer producer;

    @BeforeEach
    void connect() {
        topic = newTopic("receive");
        producer = producer(topic);
    }

    @Test
    void anAcknowledgementIsConfirmed() {
        var received = Received.undecided();
        consumer(exclusive(), received);
        send(producer, message("hello"));

        assertThat(received.next().acknowledge().join()).isEqualTo(AckOutcome.CONFIRMED);
    }

    @Test
    void whatWasNotAcknowledgedComesAgainToTheSuccessor() {
        var first = Received.undecided();
        var consumer = consumer(exclusive(), first);
        send(producer, message("done"));
        assertThat(first.next().acknowledge()).succeedsWithin(10, TimeUnit.SECONDS);
        send(producer, message("open"));
        first.next();
        consumer.close();

        var second = Received.acknowledged();
        consumer(exclusive(), second);

        assertThat(second.texts(1)).containsExactly("open");
    }

    @Test
    void aDeliveryThatIsRetriedLaterComesAgainFromMemory() {
        var received = Received.undecided();
        consumer(exclusive(), received);
        send(producer, message("again"));
        var first = received.next();
        assertThat(first.redeliveryCount()).isZero();

        first.retryLater(Duration.ofMillis(100));

        var second = received.next();
        assertThat(Received.text(second.message())).isEqualTo("again");
        assertThat(second.redeliveryCount()).isEqualTo(1);
    }

    @Test
    void aRefusedDeliveryComesAgainFromTheBroker() {
        var received = Received.undecided();
        consumer(exclusive(), received);
        send(producer, message("again"));

        received.next().negativeAcknowledge(Duration.ZERO, "refused by a test").join();

        var second = received.next();
        assertThat(Received.text(second.message())).isEqualTo("again");
        assertThat(second.redeliveryCount()).isEqualTo(1);
    }

    @Test
    void laterMessagesOfAKeyWaitForTheEarlierOne() {
        var received = Received.undecided();
        consumer(exclusive().concurrency(4), received);
        send(producer, message("first").withKey("key"));
        send(producer, message("second").withKey("key"));
        send(producer, message("other").withKey("other"));
        var first = received.next();
        assertThat(received.texts(1)).containsExactly("other");
        received.expectNothingFor(Duration.ofMillis(300));

        assertThat(first.acknowledge()).succeedsWithin(10, TimeUnit.SECONDS);

        assertThat(received.texts(1)).containsExactly("second");
    }

    @Test
    void moreMessagesThanTheWindowArriveInOrder() {
        var received = Received.acknowledged();
        consumer(exclusive(), received);
        var texts = numbered("message-", 100);

        texts.forEach(text -> send(producer, message(text)));

        assertThat(received.texts(100)).containsExactlyElementsOf(texts);
    }

    @Test
    void noMoreThanAllowedAreInFlight() {
        var received = Received.undecided();
        var consumer = consumer(exclusive().maxInFlight(3), received);
        numbered("message-", 6).forEach(text -> send(producer, message(text)));
        var first = received.next();
        received.next(2);

        received.expectNothingFor(Duration.ofMillis(300));
        assertThat(consumer.inFlight()).isEqualTo(3);
        assertThat(first.acknowledge()).succeedsWithin(10, TimeUnit.SECONDS);

        assertThat(received.texts(1)).containsExactly("message-3");
    }

    @Test
    void aListenerThatLagsBehindItsBoundGetsEverythingInTheEnd() {
        var received = Received.undecided();
        consumer(exclusive().maxUnfinished(4), received);
        var texts = numbered("message-", 20);
        texts.forEach(text -> send(producer, message(text)));

        var distinct = new LinkedHashSet<String>();
        while (distinct.size() < texts.size()) {
            var delivery = received.next();
            distinct.add(Received.text(delivery.message()));
            assertThat(delivery.acknowledge()).succeedsWithin(10, TimeUnit.SECONDS);
        }

        assertThat(distinct).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void aSecondNameOnAnExclusiveSubscriptionIsRefused() {
        consumer(exclusive(), Received.acknowledged());

        var second = client.newConsumer(exclusive().consumerName("second").build(), Received.acknowledged());

        assertThat(failure(() -> second.ready().join()).id()).isEqualTo(ErrorId.SUBSCRIPTION_HELD);
        assertThat(second.state().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aConsumerMayWaitForItsTopic() {
        var later = newTopic("later");
        var received = Received.acknowledged();
        var consumer = client.newConsumer(shared(later).build(), received);
        await().during(Duration.ofMillis(300)).until(() -> !consumer.ready().isDone());

        var late = producer(later);
        assertThat(consumer.ready()).succeedsWithin(20, TimeUnit.SECONDS);
        send(late, message("hello"));

        assertThat(received.texts(1)).containsExactly("hello");
    }

    @Test
    void orFailWithoutIt() {
        var consumer = client.newConsumer(
                shared(newTopic("missing")).waitForTopic(false).build(), Received.acknowledged());

        assertThat(failure(() -> consumer.ready().join()).id()).isEqualTo(ErrorId.TOPIC_MISSING);
    }

    @Test
    void aSuspendedConsumerHearsNothingUntilItResumes() {
        var received = Received.acknowledged();
        var consumer = consumer(exclusive(), received);
        send(producer, message("before"));
        received.next();
        consumer.suspend();
        await().until(() -> consumer.state().status() == Status.SUSPENDED);

        send(producer, message("meanwhile"));
        received.expectNothingFor(Duration.ofMillis(300));
        consumer.resume();

        assertThat(received.texts(1)).containsExactly("meanwhile");
    }

    private ConsumerOptions.Builder exclusive() {
        return shared(topic).subscriptionType(SubscriptionType.EXCLUSIVE).consumerName("first");
    }
}
