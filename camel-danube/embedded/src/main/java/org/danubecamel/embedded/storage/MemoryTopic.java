package org.danubecamel.embedded.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;

/** A topic on the heap. */
final class MemoryTopic implements TopicStorage {

    private final String name;
    private final boolean reliable;
    private final MessageRing messages = new MessageRing();
    private Runnable listener = () -> {};

    MemoryTopic(String name, boolean reliable) {
        this.name = name;
        this.reliable = reliable;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isReliable() {
        return reliable;
    }

    @Override
    public long first() {
        return messages.first();
    }

    @Override
    public long end() {
        return messages.end();
    }

    @Override
    public StreamMessage get(long offset) {
        return messages.get(offset);
    }

    @Override
    public void onAppended(Runnable newListener) {
        listener = newListener;
    }

    @Override
    public void append(StreamMessage message, Saved saved) {
        messages.append(message);
        saved.saved(null);
        listener.run();
    }

    @Override
    public void skip(Saved saved) {
        messages.skip();
        saved.saved(null);
    }

    @Override
    public void trimTo(long offset) {
        messages.trimTo(offset);
    }

    @Override
    public Collection<SubscriptionStorage> subscriptions() {
        return List.of();
    }

    @Override
    public SubscriptionStorage subscribe(String subscription, int type) {
        return new MemorySubscription(subscription, type, new Cursor(messages.end()));
    }

    @Override
    public void unsubscribe(SubscriptionStorage subscription) {
        // Nothing is kept but what the caller holds.
    }

    @Override
    public Map<String, SubscriptionFailurePolicy> policies() {
        return Map.of();
    }

    @Override
    public void storePolicy(String subscription, SubscriptionFailurePolicy policy) {
        // Nothing is kept but what the caller holds.
    }

    @Override
    public void delete() {
        messages.trimTo(messages.end());
    }
}
