package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** One topic or one partition. Its methods run in its mailbox only, but for {@link #execute} and the getters. */
final class Topic {

    private final String name;
    private final boolean reliable;
    private final BrokerCore broker;
    private final Mailbox mailbox;
    private final MessageLog log = new MessageLog();
    private final Map<String, Producer> producers = new HashMap<>(2);
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>(2);
    private final FailurePolicies failurePolicies;
    private final TopicFaults faults = new TopicFaults();
    private boolean loaded = true;
    private boolean deleted;

    Topic(String name, boolean reliable, BrokerCore broker) {
        this.name = name;
        this.reliable = reliable;
        this.broker = broker;
        this.failurePolicies = new FailurePolicies(broker.settings().failurePolicy());
        this.mailbox = new Mailbox(broker.executor());
    }

    String name() {
        return name;
    }

    boolean isReliable() {
        return reliable;
    }

    void execute(Runnable task) {
        mailbox.execute(task);
    }

    BrokerSettings settings() {
        return broker.settings();
    }

    ScheduledExecutorService scheduler() {
        return broker.executor();
    }

    DeadLetterProducer deadLetters() {
        return broker.deadLetters();
    }

    FailurePolicies failurePolicies() {
        return failurePolicies;
    }

    MessageLog log() {
        return log;
    }

    TopicFaults faults() {
        return faults;
    }

    /** Serves the topic again if it was unloaded. */
    void load() {
        if (deleted) {
            throw Status.UNAVAILABLE
                    .withDescription("The topic " + name + " was deleted just now, redo the Lookup request")
                    .asRuntimeException();
        }
        loaded = true;
    }

    Producer producer(String producerName) {
        Producer known = producers.get(producerName);
        if (known != null) {
            return known;
        }
        int limit = settings().limits().maxProducers();
        if (limit > 0 && producers.size() >= limit) {
            throw limitReached("Producer limit reached for topic " + name, producers.size(), limit);
        }
        Producer producer = broker.producers().add(id -> new Producer(id, producerName, this));
        producers.put(producerName, producer);
        return producer;
    }

    boolean hasProducer(Producer producer) {
        return loaded && !deleted && producer.equals(producers.get(producer.name()));
    }

    /** Stores the message and answers, then passes it on. */
    void publish(Producer producer, StreamMessage message, StreamObserver<MessageResponse> out) {
        if (!hasProducer(producer)) {
            out.onError(deleted ? Refusals.topicGone(name) : Refusals.unknownProducer(producer.id()));
            return;
        }
        StatusRuntimeException refusal = faults.refusalOfSend();
        if (refusal != null) {
            out.onError(refusal);
            return;
        }
        if (reliable && !subscriptions.isEmpty()) {
            log.append(message);
        } else if (reliable) {
            log.skip();
        }
        StatusRuntimeException loss = faults.lossOfSendResponse();
        if (loss == null) {
            out.onNext(MessageResponse.newBuilder()
                    .setRequestId(message.getRequestId())
                    .build());
            out.onCompleted();
        } else {
            out.onError(loss);
        }
        for (Subscription subscription : subscriptions.values()) {
            subscription.dispatcher().published(message);
        }
    }

    /** Returns the consumer of this name, taking over from an earlier session if there was one. */
    Consumer subscribe(String subscriptionName, SubscriptionType type, String consumerName, List<KeyFilter> filters) {
        Subscription subscription = subscriptions.get(subscriptionName);
        Consumer known = subscription == null ? null : subscription.consumer(consumerName);
        if (subscription != null && known != null) {
            subscription.takeOver(known);
            return known;
        }
        checkConsumerLimits(subscription == null);
        if (subscription == null) {
            subscription = new Subscription(this, subscriptionName, type, newDispatcher(subscriptionName, type));
            subscriptions.put(subscriptionName, subscription);
        }
        if (subscription.consumers().isEmpty()) {
            subscription.dispatcher().begin(failurePolicies.begin(subscriptionName));
        }
        Consumer consumer = subscription.add(consumerName, broker.consumers(), filters);
        failurePolicies.consumerAdded(subscriptionName);
        return consumer;
    }

    private Dispatcher newDispatcher(String subscriptionName, SubscriptionType type) {
        return reliable
                ? new ReliableDispatcher(subscriptionName, type, this, this::trim)
                : new LossyDispatcher("Subscription " + subscriptionName + " of topic " + name, Routing.of(type));
    }

    private void checkConsumerLimits(boolean newSubscription) {
        int maxSubscriptions = settings().limits().maxSubscriptions();
        if (newSubscription && maxSubscriptions > 0 && subscriptions.size() >= maxSubscriptions) {
            throw Status.PERMISSION_DENIED
                    .withDescription("Not allowed to create the subscription for the topic: " + name)
                    .asRuntimeException();
        }
        int maxConsumers = settings().limits().maxConsumers();
        int consumers = subscriptions.values().stream()
                .mapToInt(subscription -> subscription.consumers().size())
                .sum();
        if (maxConsumers > 0 && consumers >= maxConsumers) {
            throw limitReached("Consumer limit per topic reached for " + name, consumers, maxConsumers);
        }
    }

    private static StatusRuntimeException limitReached(String what, int current, int limit) {
        return Status.RESOURCE_EXHAUSTED
                .withDescription(what + ". Current: " + current + ", Limit: " + limit)
                .asRuntimeException();
    }

    @Nullable Subscription subscription(String subscriptionName) {
        return loaded && !deleted ? subscriptions.get(subscriptionName) : null;
    }

    boolean isServed() {
        return loaded && !deleted;
    }

    List<String> subscriptionNames() {
        return List.copyOf(subscriptions.keySet());
    }

    /** Drops a subscription and its position; refused while a consumer of it is active. */
    void unsubscribe(String subscriptionName) {
        Subscription subscription = subscriptions.get(subscriptionName);
        if (subscription == null) {
            throw Refusals.unsubscribe(subscriptionName, "Subscription not found");
        }
        if (subscription.hasActiveConsumer()) {
            throw Refusals.unsubscribe(subscriptionName, "it has active consumers");
        }
        subscription.unload(broker.consumers());
        subscriptions.remove(subscriptionName);
        failurePolicies.remove(subscriptionName);
        trim();
    }

    /** Ends all streams and forgets all ids, as when the topic moves; messages and positions stay. */
    void unload() {
        if (deleted) {
            return;
        }
        loaded = false;
        subscriptions.values().forEach(subscription -> subscription.unload(broker.consumers()));
        producers.values().forEach(producer -> broker.producers().remove(producer.id()));
        producers.clear();
    }

    void delete() {
        deleted = true;
        subscriptions.values().forEach(subscription -> subscription.unload(broker.consumers()));
        subscriptions.clear();
        trim();
        producers.values().forEach(broker::forgetLater);
        producers.clear();
    }

    /** Ends all streams with OK, because the broker stops. */
    void close() {
        subscriptions.values().forEach(subscription -> subscription.unload(broker.consumers()));
    }

    private void trim() {
        long needed = log.end();
        for (Subscription subscription : subscriptions.values()) {
            needed = Math.min(needed, subscription.dispatcher().neededFrom());
        }
        log.trimTo(needed);
    }
}
