package org.danubecamel.embedded;

import io.grpc.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.danubecamel.embedded.storage.SubscriptionStorage;
import org.jspecify.annotations.Nullable;

/** One subscription of a topic: its consumers by name, and the dispatcher that serves them. */
final class Subscription {

    private final Topic topic;
    private final SubscriptionStorage storage;
    private final SubscriptionType type;
    private final Dispatcher dispatcher;
    private final Map<String, Consumer> consumers = new LinkedHashMap<>();

    Subscription(Topic topic, SubscriptionStorage storage, SubscriptionType type, Dispatcher dispatcher) {
        this.topic = topic;
        this.storage = storage;
        this.type = type;
        this.dispatcher = dispatcher;
    }

    Topic topic() {
        return topic;
    }

    SubscriptionStorage storage() {
        return storage;
    }

    String name() {
        return storage.name();
    }

    SubscriptionType type() {
        return type;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Collection<Consumer> consumers() {
        return consumers.values();
    }

    @Nullable Consumer consumer(String consumerName) {
        return consumers.get(consumerName);
    }

    boolean hasActiveConsumer() {
        return consumers.values().stream().anyMatch(Consumer::isActive);
    }

    /** Adds a consumer under a new name. An exclusive subscription keeps its first name, connected or not. */
    Consumer add(String consumerName, IdRegistry<Consumer> ids, List<KeyFilter> filters) {
        if (type == SubscriptionType.EXCLUSIVE && !consumers.isEmpty()) {
            throw Status.PERMISSION_DENIED
                    .withDescription("Not able to subscribe to the topic " + topic.name()
                            + " due to Not allowed to add the Consumer: " + consumerName
                            + ", the Exclusive subscription can't be shared with other consumers")
                    .asRuntimeException();
        }
        LongFunction<Consumer> creation = id -> new Consumer(id, consumerName, this, filters);
        Consumer consumer = ids.add(creation);
        consumers.put(consumerName, consumer);
        return consumer;
    }

    /** Ends the stream of an earlier session under the same name and gives its messages back. */
    void takeOver(Consumer consumer) {
        detach(consumer, DeliveryStream::complete);
        consumer.activate();
    }

    /** Serves the consumer over this stream. One it had before ends, and it keeps its role meanwhile. */
    void attach(Consumer consumer, DeliveryStream stream) {
        end(consumer, DeliveryStream::complete);
        consumer.attach(stream);
        consumersChanged();
    }

    /** The client or its connection ended the stream. */
    void streamGone(Consumer consumer, DeliveryStream stream) {
        if (consumer.isAttachedTo(stream)) {
            detach(consumer, gone -> {});
        }
    }

    void breakStreams(Status status) {
        List.copyOf(consumers.values()).forEach(consumer -> detach(consumer, stream -> stream.fail(status)));
    }

    /** Ends all streams with OK and forgets the consumers; what they have not acknowledged is sent to later ones. */
    void unload(IdRegistry<Consumer> ids) {
        for (Consumer consumer : consumers.values()) {
            DeliveryStream stream = consumer.detach();
            if (stream != null) {
                stream.complete();
            }
            ids.remove(consumer.id());
        }
        consumers.clear();
        dispatcher.consumersChanged(List.of());
        dispatcher.reset();
    }

    private void detach(Consumer consumer, java.util.function.Consumer<DeliveryStream> ending) {
        if (end(consumer, ending)) {
            consumersChanged();
        }
    }

    /** Ends the consumer's stream and gives its messages back; returns false if it has none. */
    private boolean end(Consumer consumer, java.util.function.Consumer<DeliveryStream> ending) {
        DeliveryStream stream = consumer.detach();
        if (stream == null) {
            return false;
        }
        ending.accept(stream);
        dispatcher.release(consumer);
        return true;
    }

    private void consumersChanged() {
        dispatcher.consumersChanged(
                consumers.values().stream().filter(Consumer::isAttached).toList());
    }
}
