package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.FailurePolicy.Backoff;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SubscriptionInfo;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is prepared for a subscription before its first consumer. */
final class SetupFacts extends ClientFacts {

    private DanubeAdmin admin() {
        assumeTrue(BROKER.adminUrl().isPresent(), "the URL of the admin services is not set (DANUBE_ADMIN_URL)");
        return client.admin(BROKER.adminUrl().orElseThrow());
    }

    private static <T> T await(CompletableFuture<T> future) {
        assertThat(future).succeedsWithin(10, TimeUnit.SECONDS);
        return future.join();
    }

    private static FailurePolicy twoDeliveries(PoisonPolicy poisonPolicy, @Nullable TopicName deadLetterTopic) {
        return new FailurePolicy(
                1,
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Backoff.FIXED,
                poisonPolicy,
                deadLetterTopic == null ? null : deadLetterTopic.toString());
    }

    @Test
    void aSubscriptionMadeInAdvanceHasWhatIsSentUntilItsFirstConsumer() {
        var topic = newTopic("advance");
        var producer = producer(topic);
        await(client.createSubscription(topic, "subscription"));
        // More than a broker hands out to a consumer that it waits for.
        numbered("message-", 60).forEach(text -> send(producer, message(text)));

        var received = Received.acknowledged();
        consumer(shared(topic), received);

        assertThat(received.texts(60)).containsExactlyInAnyOrderElementsOf(numbered("message-", 60));
    }

    @Test
    void aPolicyThatIsSetBeforeEachPartitionIsSubscribedToIsInForce() {
        var admin = admin();
        var topic = newTopic("policy");
        var producer = producer(ProducerOptions.of(topic).withPartitions(2));
        var received = Received.undecided();
        consumer(
                shared(topic)
                        .beforeSubscribe(partition -> admin.setFailurePolicy(
                                partition, "subscription", twoDeliveries(PoisonPolicy.DROP, null))),
                received);
        numbered("poison-", 2).forEach(text -> send(producer, message(text)));
        for (var delivery = 0; delivery < 4; delivery++) {
            var unused = received.next().negativeAcknowledge(Duration.ZERO, "refused by a test");
        }
        numbered("next-", 2).forEach(text -> send(producer, message(text)));

        assertThat(received.texts(2)).containsExactlyInAnyOrder("next-0", "next-1");
    }

    @Test
    void deadLettersWaitInASubscriptionMadeInAdvance() {
        var admin = admin();
        var topic = newTopic("policy");
        var dead = newTopic("dead");
        var producer = producer(topic);
        await(client.createTopic(dead, DispatchStrategy.RELIABLE, 0));
        await(client.createSubscription(dead, "subscription"));
        await(admin.setFailurePolicy(topic, "subscription", twoDeliveries(PoisonPolicy.DEAD_LETTER, dead)));
        var received = Received.undecided();
        consumer(shared(topic), received);
        send(producer, message("poison"));
        for (var delivery = 0; delivery < 2; delivery++) {
            var unused = received.next().negativeAcknowledge(Duration.ZERO, "refused by a test");
        }

        var letters = Received.acknowledged();
        consumer(shared(dead), letters);

        assertThat(letters.texts(1)).containsExactly("poison");
    }

    @Test
    void aSubscriptionHasItsPolicyAndExistsOnceItIsSubscribedTo() {
        var admin = admin();
        var topic = newTopic("policy");
        producer(topic);
        assertThat(await(admin.subscription(topic, "subscription"))).isEqualTo(new SubscriptionInfo(null, false));
        consumer(shared(topic), Received.acknowledged());

        assertThat(await(admin.subscription(topic, "subscription")))
                .isEqualTo(new SubscriptionInfo(FailurePolicy.BROKER_DEFAULT, true));
        assertThat(await(admin.subscriptions(topic))).containsExactly("subscription");
    }

    @Test
    void theAdminServicesCreateATopic() {
        var admin = admin();
        var topic = newTopic("made");
        await(admin.createTopic(topic, DispatchStrategy.RELIABLE));

        assertThat(await(client.partitions(topic))).containsExactly(topic);
        assertThat(failure(() -> admin.createTopic(topic, DispatchStrategy.RELIABLE)
                                .join())
                        .id())
                .isEqualTo(ErrorId.TOPIC_CONFLICT);
    }
}
