package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.danubecamel.embedded.storage.Saved;
import org.danubecamel.embedded.storage.SubscriptionStorage;
import org.danubecamel.embedded.storage.TopicStorage;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** One topic or one partition. Its methods run in its mailbox only, but for {@link #execute} and the getters. */
final class Topic {

    private final String name;
    private final boolean reliable;
    private final BrokerCore broker;
    private final Mailbox mailbox;
    private final TopicStorage storage;
    private final Map<String, Producer> producers = new HashMap<>(2);
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>(2);
    private final FailurePolicies failurePolicies;
    private final TopicFaults faults = new TopicFaults();
    private boolean loaded = true;
    private boolean deleted;

    /** Creates a topic, or goes on with one that was found in the storage. */
    Topic(TopicStorage storage, BrokerCore broker) {
        this.name = storage.name();
        this.reliable = storage.isReliable();
        this.broker = broker;
        this.storage = storage;
        this.failurePolicies = new FailurePolicies(broker.settings().failurePolicy(), storage);
        this.mailbox = new Mailbox(broker.executor());
        storage.subscriptions().forEach(this::add);
        storage.onAppended(() -> execute(this::appended));
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

    TopicStorage log() {
        return storage;
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
        StatusRuntimeException loss = faults.lossOfSendResponse();
        Saved answer = failure -> answer(message, failure == null ? loss : Refusals.notStored(failure), out);
        if (!reliable) {
            answer.saved(null);
            subscriptions
                    .values()
                    .forEach(subscription -> subscription.dispatcher().published(message));
        } else if (subscriptions.isEmpty()) {
            storage.skip(answer);
        } else {
            storage.append(message, answer);
        }
    }

    private static void answer(
            StreamMessage message, @Nullable StatusRuntimeException refusal, StreamObserver<MessageResponse> out) {
        if (refusal == null) {
            out.onNext(MessageResponse.newBuilder()
                    .setRequestId(message.getRequestId())
                    .build());
            out.onCompleted();
        } else {
            out.onError(refusal);
        }
    }

    private void appended() {
        subscriptions.values().forEach(subscription -> subscription.dispatcher().proceed());
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
            subscription = add(storage.subscribe(subscriptionName, type.number()));
        }
        if (subscription.consumers().isEmpty()) {
            subscription.dispatcher().begin(failurePolicies.begin(subscriptionName));
        }
        Consumer consumer = subscription.add(consumerName, broker.consumers(), filters);
        failurePolicies.consumerAdded(subscriptionName);
        return consumer;
    }

    private Subscription add(SubscriptionStorage kept) {
        SubscriptionType type = SubscriptionType.of(kept.type());
        Dispatcher dispatcher = reliable
                ? new ReliableDispatcher(kept, type, this, this::trim)
                : new LossyDispatcher("Subscription " + kept.name() + " of topic " + name, Routing.of(type));
        Subscription subscription = new Subscription(this, kept, type, dispatcher);
        subscriptions.put(kept.name(), subscription);
        return subscription;
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
        storage.unsubscribe(subscription.storage());
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
        storage.delete();
        producers.values().forEach(broker::forgetLater);
        producers.clear();
    }

    /** Ends all streams with OK, because the broker stops. */
    void close() {
        subscriptions.values().forEach(subscription -> subscription.unload(broker.consumers()));
    }

    private void trim() {
        long needed = storage.end();
        for (Subscription subscription : subscriptions.values()) {
            needed = Math.min(needed, subscription.dispatcher().neededFrom());
        }
        storage.trimTo(needed);
    }
}
