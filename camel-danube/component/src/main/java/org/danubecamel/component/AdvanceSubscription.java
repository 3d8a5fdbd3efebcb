package org.danubecamel.component;

import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SubscriptionInfo;
import org.danubecamel.client.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription made before somebody receives through it, because it begins with what is published after it was made.
 *
 * @param name of the subscription
 */
record AdvanceSubscription(DanubeClient client, DanubeAdmin admin, String name) {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    /**
     * Makes it on a topic without partitions, or on one partition, unless it is there. One that exists must not be
     * touched: its messages would be delivered in vain.
     */
    CompletableFuture<Void> make(TopicName topic) {
        return admin.subscription(topic, name).thenCompose(info -> makeUnlessThere(topic, info));
    }

    /** Listed is also one that only has the policy that an earlier try of this has set. */
    private CompletableFuture<Void> makeUnlessThere(TopicName topic, SubscriptionInfo info) {
        if (info.exists()) {
            return CompletableFuture.completedFuture(null);
        }
        var ours = FailurePolicySetup.OUT_OF_THE_WAY.equals(info.failurePolicy());
        return admin.subscriptions(topic)
                .thenCompose(listed -> listed.contains(name) && !ours
                        ? CompletableFuture.completedFuture(null)
                        : subscribe(topic, info));
    }

    private CompletableFuture<Void> subscribe(TopicName topic, SubscriptionInfo info) {
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
