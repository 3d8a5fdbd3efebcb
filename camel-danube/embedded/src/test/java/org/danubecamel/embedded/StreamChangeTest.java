package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.danubecamel.embedded.storage.MemoryStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without the wire, because the order of two ends of streams cannot be steered from outside. */
class StreamChangeTest {

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
    void theLateEndOfAnOldStreamDoesNotDisconnectTheNewOne() {
        Consumer consumer = topic.subscribe("s", SubscriptionType.EXCLUSIVE, "c", List.of());
        Subscription subscription = consumer.subscription();
        DeliveryStream old = new DeliveryStream(new FakeCall(), 0);
        subscription.attach(consumer, old);
        subscription.attach(consumer, new DeliveryStream(new FakeCall(), 0));

        subscription.streamGone(consumer, old);

        assertThat(consumer.isAttached()).isTrue();
        assertThat(consumer.isActive()).isTrue();
    }
}
