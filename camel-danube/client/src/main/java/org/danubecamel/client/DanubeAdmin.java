package org.danubecamel.client;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Calls to the admin services of a broker, which listen on a port of their own, by default 50051. They need the right
 * {@code ManageTopic}. Made by {@link DanubeClient#admin}, and closed with the client that made it.
 *
 * <p>No call takes longer than the client's request timeout for each question that it asks; futures fail with a
 * {@link DanubeException}.
 */
public interface DanubeAdmin {

    /** Returns the URL that it was given. */
    String adminUrl();

    /**
     * Creates a plain topic or one partition, also where producers may not. Fails with {@link ErrorId#TOPIC_CONFLICT} if
     * the topic exists.
     */
    CompletableFuture<Void> createTopic(TopicName topic, DispatchStrategy dispatchStrategy);

    /** Returns the dispatch strategy of a plain topic or one partition that exists; of another one it means nothing. */
    CompletableFuture<DispatchStrategy> dispatchStrategy(TopicName topic);

    /**
     * Returns the names of the subscriptions of {@code topic}; none if it does not exist. danube-broker 0.15.1 also lists
     * those that were not made yet and have a failure policy.
     */
    CompletableFuture<Set<String>> subscriptions(TopicName topic);

    /** Returns what is known of one subscription, which need not exist. */
    CompletableFuture<SubscriptionInfo> subscription(TopicName topic, String subscription);

    /**
     * Stores the failure policy of a subscription of a reliable topic, and completes when the broker tells it back. It
     * comes into force when the subscription is made, so this is for subscriptions that do not exist yet; on another it
     * has no effect until the topic is loaded again, and none at all if a new consumer comes before.
     *
     * @param topic a plain topic or one partition: each has its own subscriptions
     * @throws DanubeException {@link ErrorId#OPTION} if {@code policy} has an ack timeout of 0, a duration above 365 days,
     *     or no dead-letter topic though it needs one
     */
    CompletableFuture<Void> setFailurePolicy(TopicName topic, String subscription, FailurePolicy policy);
}
