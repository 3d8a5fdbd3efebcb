package org.danubecamel.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;

/**
 * The topic that the consumer itself sends dead letters to, and a subscription on each of its partitions, so that they wait
 * for a reader.
 *
 * @param subscription its name
 * @param partitions of the topic, if it is created
 * @param create whether to create it if it does not exist
 */
record UnreadDeadLetters(
        DanubeClient client, DanubeAdmin admin, TopicName topic, String subscription, int partitions, boolean create) {

    CompletableFuture<Void> run() {
        return client.partitions(topic)
                .thenCompose(
                        existing -> existing.isEmpty() ? createTopic() : CompletableFuture.completedFuture(existing))
                .thenCompose(this::subscribe);
    }

    private CompletableFuture<List<TopicName>> createTopic() {
        if (!create) {
            throw DeadLetterTopicErrors.missing(topic);
        }
        return new TopicCreation(client, admin, topic, DispatchStrategy.RELIABLE, partitions)
                .run()
                .thenCompose(done -> client.partitions(topic));
    }

    private CompletableFuture<Void> subscribe(List<TopicName> found) {
        var advance = new AdvanceSubscription(client, admin, subscription);
        var all = CompletableFuture.<Void>completedFuture(null);
        for (var partition : found) {
            all = all.thenCompose(before -> admin.dispatchStrategy(partition))
                    .thenAccept(this::requireReliable)
                    .thenCompose(reliable -> advance.make(partition));
        }
        return all;
    }

    private void requireReliable(DispatchStrategy strategy) {
        DeadLetterTopicErrors.requireReliable(
                topic,
                strategy,
                "keeps nothing for a reader. Name a RELIABLE one as deadLetter, or remove deadLetterSubscription.");
    }
}
