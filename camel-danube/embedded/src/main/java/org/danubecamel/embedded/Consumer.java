package org.danubecamel.embedded;

import java.util.List;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** One consumer name of a subscription. It stays after its connection went, because the name is its identity. */
final class Consumer {

    private final long id;
    private final String name;
    private final Subscription subscription;
    private final List<KeyFilter> filters;
    private @Nullable DeliveryStream stream;

    /** Turns false when the stream is gone and true with the next Subscribe or ReceiveMessages. */
    private boolean active = true;

    Consumer(long id, String name, Subscription subscription, List<KeyFilter> filters) {
        this.id = id;
        this.name = name;
        this.subscription = subscription;
        this.filters = filters;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Subscription subscription() {
        return subscription;
    }

    boolean isActive() {
        return active;
    }

    boolean isAttached() {
        return stream != null;
    }

    boolean canAccept() {
        return stream != null && stream.canAccept();
    }

    boolean wants(String key) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(key));
    }

    void deliver(StreamMessage message) {
        if (stream != null) {
            stream.send(message);
        }
    }

    void flush() {
        if (stream != null) {
            stream.flush();
        }
    }

    void activate() {
        active = true;
    }

    void attach(DeliveryStream opened) {
        stream = opened;
        active = true;
    }

    boolean isAttachedTo(DeliveryStream other) {
        return stream == other;
    }

    /** Forgets the stream and returns it, so that the caller may end it. */
    @Nullable DeliveryStream detach() {
        DeliveryStream left = stream;
        stream = null;
        active = false;
        return left;
    }
}
