package org.danubecamel.component;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SubscriptionInfo;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the broker is to put the messages that it gives up. The topic must exist before the first of them, and so must a
 * subscription of it, which begins with what is published after it was made.
 *
 * @param subscription its name, null for none
 * @param create whether to create the topic if it does not exist
 */
record DeadLetterTopic(
        DanubeClient client, DanubeAdmin admin, TopicName topic, @Nullable String subscription, boolean create) {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    CompletableFuture<Void> run() {
        return client.partitions(topic).thenCompose(this::createIfMissing).thenCompose(exists -> subscribe());
    }

    private CompletableFuture<Void> createIfMissing(List<TopicName> existing) {
        if (existing.contains(topic)) {
            return admin.dispatchStrategy(topic).thenAccept(this::checkReliable);
        }
        if (!existing.isEmpty()) {
            throw new DanubeException(
                    ErrorId.TOPIC_CONFLICT,
                    "The dead-letter topic " + topic + " has partitions, and a broker writes dead letters to a topic"
                            + " without. Name one of the partitions, such as " + existing.get(0)
                            + ", or another topic, as failurePolicy.deadLetterTopic.");
        }
        if (!create) {
            throw new DanubeException(
                    ErrorId.TOPIC_MISSING,
                    "The dead-letter topic " + topic + " does not exist. Create it, or set autoCreateTopic=true.");
        }
        return new TopicCreation(client, admin, topic, DispatchStrategy.RELIABLE, 0).run();
    }

    private void checkReliable(DispatchStrategy strategy) {
        if (strategy != DispatchStrategy.RELIABLE) {
            throw new DanubeException(
                    ErrorId.TOPIC_CONFLICT,
                    "The dead-letter topic " + topic + " has the dispatch strategy " + strategy
                            + ", and a broker writes dead letters to a RELIABLE one only. Name another topic as"
                            + " failurePolicy.deadLetterTopic.");
        }
    }

    private CompletableFuture<Void> subscribe() {
        var name = subscription;
        return name == null
                ? CompletableFuture.completedFuture(null)
                : admin.subscription(topic, name).thenCompose(info -> subscribeUnlessThere(name, info));
    }

    /**
     * A subscription that exists must not be touched: its messages would be delivered in vain. Listed is also one that
     * only has the policy that an earlier try of this has set.
     */
    private CompletableFuture<Void> subscribeUnlessThere(String name, SubscriptionInfo info) {
        if (info.exists()) {
            return CompletableFuture.completedFuture(null);
        }
        var ours = FailurePolicySetup.OUT_OF_THE_WAY.equals(info.failurePolicy());
        return admin.subscriptions(topic)
                .thenCompose(listed -> listed.contains(name) && !ours
                        ? CompletableFuture.completedFuture(null)
                        : subscribe(name, info));
    }

    private CompletableFuture<Void> subscribe(String name, SubscriptionInfo info) {
        var prepared = info.failurePolicy() == null
                ? admin.setFailurePolicy(topic, name, FailurePolicySetup.OUT_OF_THE_WAY)
                : CompletableFuture.<Void>completedFuture(null);
        return prepared.thenCompose(done -> client.createSubscription(topic, name))
                .thenRun(() -> LOG.info(
                        "Made subscription {} of dead-letter topic {}, so that dead letters wait for a reader.",
                        name,
                        topic))
                .exceptionallyCompose(failure -> isHeld(failure)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure));
    }

    /** An exclusive subscription with a consumer of its own, which exists then. */
    private static boolean isHeld(Throwable failure) {
        return Failures.is(failure, EnumSet.of(ErrorId.SUBSCRIPTION_HELD));
    }
}
