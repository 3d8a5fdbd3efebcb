package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.embedded.storage.format.Entry;
import org.danubecamel.embedded.storage.format.Published;
import org.danubecamel.embedded.storage.format.Skipped;
import org.danubecamel.embedded.storage.format.StoredPolicy;
import org.danubecamel.embedded.storage.format.StoredTopic;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.jspecify.annotations.Nullable;

/** A topic in the log. What it knows follows the log: an entry that is not kept has not happened. */
final class DiskTopic implements TopicStorage {

    private final long number;
    private final String name;
    private final boolean reliable;
    private final DiskState state;
    private final MessageIndex messages;
    private final Map<Long, DiskSubscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, SubscriptionFailurePolicy> policies = new HashMap<>();
    private volatile Runnable listener = () -> {};

    /** The offset of the next message to be appended; touched only while an entry is made or taken back. */
    private long next;

    /** Below it nobody wants a message, once the log says so too. */
    private long unwantedBelow;

    /** Whether the log says so; on the commit thread. */
    private boolean deleted;

    DiskTopic(long number, String name, boolean reliable, DiskState state) {
        this.number = number;
        this.name = name;
        this.reliable = reliable;
        this.state = state;
        this.messages = state.newIndex();
    }

    long number() {
        return number;
    }

    MessageIndex messages() {
        return messages;
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
        synchronized (subscriptions) {
            // Below that nobody reads any more, whether or not the log says so too.
            return Math.max(messages.first(), unwantedBelow);
        }
    }

    @Override
    public long end() {
        return messages.end();
    }

    @Override
    public StreamMessage get(long offset) {
        StreamMessage cached = messages.cached(offset);
        while (cached == null) {
            long position = messages.position(offset);
            try {
                return state.read(position).getPublished().getMessage();
            } catch (IOException e) {
                if (position == messages.position(offset)) {
                    throw new StorageException("Cannot read the message at offset " + offset + " of " + name, e);
                }
                // Its copy elsewhere replaced it meanwhile.
            }
        }
        return cached;
    }

    @Override
    public void onAppended(Runnable newListener) {
        listener = newListener;
    }

    @Override
    public void append(StreamMessage message, Saved saved) {
        StorageException refusal = state.appender().refusalOfMessages();
        if (refusal == null) {
            state.appender().appendIfRoom(new Publish(message, saved));
        } else {
            saved.saved(refusal);
        }
    }

    @Override
    public void skip(Saved saved) {
        StorageException refusal = state.appender().refusalOfMessages();
        if (refusal == null) {
            state.appender().appendIfRoom(new Skip(saved));
        } else {
            saved.saved(refusal);
        }
    }

    @Override
    public void trimTo(long offset) {
        synchronized (subscriptions) {
            unwantedBelow = Math.max(unwantedBelow, offset);
            trim();
        }
    }

    /** A subscription that is not wanted any more still counts until the log says so. */
    private void trim() {
        long limit = unwantedBelow;
        for (DiskSubscription subscription : subscriptions.values()) {
            limit = Math.min(limit, subscription.cursor().position());
        }
        messages.trimTo(limit);
    }

    @Override
    public Collection<SubscriptionStorage> subscriptions() {
        synchronized (subscriptions) {
            return List.copyOf(subscriptions.values());
        }
    }

    @Override
    public SubscriptionStorage subscribe(String subscription, int type) {
        return state.subscribe(this, subscription, type);
    }

    @Override
    public void unsubscribe(SubscriptionStorage subscription) {
        state.unsubscribe((DiskSubscription) subscription);
    }

    @Override
    public Map<String, SubscriptionFailurePolicy> policies() {
        return Map.copyOf(policies);
    }

    @Override
    public void storePolicy(String subscription, SubscriptionFailurePolicy policy) {
        Entry.Builder entry = Entry.newBuilder()
                .setPolicyStored(StoredPolicy.newBuilder()
                        .setTopic(number)
                        .setSubscription(subscription)
                        .setPolicy(policy));
        state.appender().change(entry, () -> policyStored(subscription, policy));
    }

    @Override
    public void delete() {
        state.deleteTopic(this);
    }

    void subscribed(DiskSubscription subscription) {
        synchronized (subscriptions) {
            subscriptions.put(subscription.number(), subscription);
        }
    }

    void unsubscribed(DiskSubscription subscription) {
        synchronized (subscriptions) {
            subscriptions.remove(subscription.number());
            if (subscriptions.isEmpty()) {
                // Also what came after the broker last said what is wanted; the next subscription begins behind it.
                unwantedBelow = messages.end();
            }
            trim();
        }
        policies.remove(subscription.name());
    }

    void deleted() {
        deleted = true;
        messages.trimTo(messages.end());
    }

    void policyStored(String subscription, SubscriptionFailurePolicy policy) {
        policies.put(subscription, policy);
    }

    /** Goes on behind what was found in the log. */
    void recovered() {
        next = messages.end();
    }

    /** Returns the lowest offset that a subscription still needs, or {@code end} without subscriptions. */
    long neededFrom(long end) {
        long needed = end;
        synchronized (subscriptions) {
            for (DiskSubscription subscription : subscriptions.values()) {
                needed = Math.min(needed, subscription.neededFrom());
            }
        }
        return needed;
    }

    Map<String, SubscriptionFailurePolicy> policiesInLog() {
        return policies;
    }

    StoredTopic stored() {
        return StoredTopic.newBuilder()
                .setNumber(number)
                .setName(name)
                .setReliable(reliable)
                .setEnd(messages.end())
                .build();
    }

    private final class Publish extends Write {

        private final StreamMessage given;
        private final Saved saved;
        private @Nullable StreamMessage numbered;

        Publish(StreamMessage given, Saved saved) {
            this.given = given;
            this.saved = saved;
        }

        @Override
        Entry.Builder entry() {
            StreamMessage made = MessageRing.withOffset(given, next++);
            numbered = made;
            return Entry.newBuilder()
                    .setPublished(Published.newBuilder().setTopic(number).setMessage(made));
        }

        @Override
        void kept(long position, int size) {
            if (numbered != null) {
                messages.add(position, size, numbered);
            }
            if (deleted) {
                messages.trimTo(messages.end());
            }
            state.appender().tellKept(saved);
            state.appender().wake(listener);
        }

        @Override
        void notKept(StorageException cause) {
            if (numbered != null) {
                next = Math.min(next, numbered.getMsgId().getTopicOffset());
            }
            state.appender().tellNotKept(saved, cause);
        }
    }

    private final class Skip extends Write {

        private final Saved saved;
        private long offset = Long.MAX_VALUE;

        Skip(Saved saved) {
            this.saved = saved;
        }

        @Override
        Entry.Builder entry() {
            offset = next++;
            return Entry.newBuilder()
                    .setSkipped(Skipped.newBuilder().setTopic(number).setOffset(offset));
        }

        @Override
        void kept(long position, int size) {
            messages.trimTo(messages.end());
            messages.skipTo(offset + 1);
            state.appender().tellKept(saved);
        }

        @Override
        void notKept(StorageException cause) {
            next = Math.min(next, offset);
            state.appender().tellNotKept(saved, cause);
        }
    }
}
