package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.danubecamel.embedded.storage.MemoryStorage;
import org.danubecamel.protocol.MessageResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uses one topic without the wire, because what the log holds cannot be seen from outside. */
class TrimmingTest {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Topic topic = new BrokerCore(
                    new BrokerSettings(
                            0, 0, 10, FailurePolicy.DEFAULT, true, Set.of(), Limits.UNLIMITED, 4_000_000, null, true),
                    Ids::random,
                    executor,
                    new MemoryStorage())
            .topics()
            .create("/default/orders", true);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void withoutSubscriptionsNothingIsRetained() {
        publish(1_000);

        assertThat(topic.log().first()).isEqualTo(topic.log().end()).isEqualTo(1_000);
    }

    @Test
    void messagesStayUntilTheSlowestSubscriptionIsDone() {
        Dispatcher fast = subscribe("fast");
        Dispatcher slow = subscribe("slow");
        publish(3);
        deliverTo("fast");
        deliverTo("slow");

        fast.ack(0, failure -> {});
        fast.ack(1, failure -> {});
        assertThat(topic.log().first()).isEqualTo(0);
        slow.ack(1, failure -> {});
        assertThat(topic.log().first()).isEqualTo(0);
        slow.ack(0, failure -> {});

        assertThat(topic.log().first()).isEqualTo(2);
    }

    @Test
    void anUnsubscribedSubscriptionHoldsNothingBack() {
        subscribe("gone");
        publish(3);
        topic.subscription("gone").consumers().forEach(Consumer::detach);

        topic.unsubscribe("gone");

        assertThat(topic.log().first()).isEqualTo(3);
    }

    private Dispatcher subscribe(String name) {
        topic.subscribe(name, SubscriptionType.SHARED, "c", List.of());
        return topic.subscription(name).dispatcher();
    }

    private void deliverTo(String subscription) {
        Subscription target = topic.subscription(subscription);
        target.attach(target.consumer("c"), new DeliveryStream(new FakeCall(), 0));
    }

    private void publish(int count) {
        Producer producer = topic.producer("p");
        for (int i = 0; i < count; i++) {
            topic.publish(producer, RawClient.message(topic.name(), producer.id(), "x"), new Ignored());
        }
    }

    private static final class Ignored implements StreamObserver<MessageResponse> {

        @Override
        public void onNext(MessageResponse response) {}

        @Override
        public void onError(Throwable t) {
            throw new AssertionError(t);
        }

        @Override
        public void onCompleted() {}
    }
}
