package org.danubecamel.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is to put the messages that it gives up. The topic must exist before the first of them, and so must a
 * subscription of it, which begins with what is published after it was made.
 *
 * @param subscription its name, null for none
 * @param create whether to create the topic if it does not exist
 */
record DeadLetterTopic(
        DanubeClient client, DanubeAdmin admin, TopicName topic, @Nullable String subscription, boolean create) {

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
            throw DeadLetterTopicErrors.missing(topic);
        }
        return new TopicCreation(client, admin, topic, DispatchStrategy.RELIABLE, 0).run();
    }

    private void checkReliable(DispatchStrategy strategy) {
        DeadLetterTopicErrors.requireReliable(
                topic,
                strategy,
                "a broker writes dead letters to a RELIABLE one only. Name another topic as"
                        + " failurePolicy.deadLetterTopic.");
    }

    private CompletableFuture<Void> subscribe() {
        return subscription == null
                ? CompletableFuture.completedFuture(null)
                : new AdvanceSubscription(client, admin, subscription).make(topic);
    }
}
