package org.danubecamel.component;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates a topic, or those of its partitions that do not exist: as a producer does, and where producers may not, by the
 * admin services.
 *
 * @param admin null where there are none
 * @param partitions 0 for a plain topic
 */
record TopicCreation(
        DanubeClient client,
        @Nullable DanubeAdmin admin,
        TopicName topic,
        DispatchStrategy dispatchStrategy,
        int partitions) {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    /** The answers where this caller, or every producer, may not create topics. */
    private static final Set<ErrorId> NOT_PERMITTED = EnumSet.of(ErrorId.PERMISSION, ErrorId.TOPIC_MISSING);

    /** Completes when the topic exists, or must be created by somebody else. */
    CompletableFuture<Void> runOrLeaveToOthers() {
        return run().exceptionallyCompose(failure -> {
            if (!isNotPermitted(failure)) {
                return CompletableFuture.failedFuture(failure);
            }
            LOG.warn(
                    "Topic {} does not exist and may not be created from here: {} Grant the right to produce, or create"
                            + " it by other means and set autoCreateTopic=false.",
                    topic,
                    Failures.cause(failure).getMessage());
            return CompletableFuture.completedFuture(null);
        });
    }

    /** Completes when the topic exists. */
    CompletableFuture<Void> run() {
        return client.partitions(topic).thenCompose(this::createIfMissing);
    }

    private CompletableFuture<Void> createIfMissing(List<TopicName> existing) {
        if (existing.contains(topic) || existing.size() >= Math.max(1, partitions)) {
            return CompletableFuture.completedFuture(null);
        }
        return client.createTopic(topic, dispatchStrategy, partitions)
                .exceptionallyCompose(failure -> admin != null && isNotPermitted(failure)
                        ? createByAdmin(admin, existing)
                        : CompletableFuture.failedFuture(failure))
                .thenRun(() -> LOG.info(
                        "Created topic {} with dispatchStrategy={} and partitions={}, because autoCreateTopic=true",
                        topic,
                        dispatchStrategy,
                        partitions));
    }

    private CompletableFuture<Void> createByAdmin(DanubeAdmin services, List<TopicName> existing) {
        var names = partitions == 0
                ? List.of(topic)
                : IntStream.range(0, partitions).mapToObj(topic::partition).toList();
        var all = CompletableFuture.<Void>completedFuture(null);
        for (var name : names) {
            if (!existing.contains(name)) {
                all = all.thenCompose(before -> services.createTopic(name, dispatchStrategy));
            }
        }
        return all;
    }

    private static boolean isNotPermitted(Throwable failure) {
        return Failures.is(failure, NOT_PERMITTED);
    }
}
