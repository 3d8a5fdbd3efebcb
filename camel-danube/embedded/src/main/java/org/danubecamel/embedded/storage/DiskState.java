package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.embedded.storage.format.Entry;
import org.danubecamel.embedded.storage.format.Snapshot;
import org.danubecamel.embedded.storage.format.StoredPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the log says: namespaces, topics and subscriptions. Changes are asked for by any thread; the maps follow the log
 * and belong to the commit thread, and to the recovery before it.
 */
final class DiskState {

    private final Set<String> namespaces = new TreeSet<>();
    private final Map<Long, DiskTopic> topics = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, DiskSubscription> subscriptions = new LinkedHashMap<>();
    private final AtomicLong nextNumber = new AtomicLong(1);
    private final CacheBudget budget;
    private final SegmentUse use;
    private @Nullable CommitLog log;
    private @Nullable Appender appender;

    DiskState(CacheBudget budget, SegmentUse use) {
        this.budget = budget;
        this.use = use;
    }

    /** Connects the state to the log that it was recovered from. */
    void connect(CommitLog newLog, Appender newAppender) {
        log = newLog;
        appender = newAppender;
    }

    Appender appender() {
        if (appender == null) {
            throw new IllegalStateException("nothing is appended before the log is open");
        }
        return appender;
    }

    MessageIndex newIndex() {
        return new MessageIndex(budget, use);
    }

    Entry read(long position) throws IOException {
        if (log == null) {
            throw new IllegalStateException("nothing is read before the log is open");
        }
        return Entry.parseFrom(log.read(position));
    }

    Collection<String> namespaces() {
        return List.copyOf(namespaces);
    }

    Collection<DiskTopic> topics() {
        return List.copyOf(topics.values());
    }

    @Nullable DiskTopic topic(long number) {
        return topics.get(number);
    }

    @Nullable DiskSubscription subscription(long number) {
        return subscriptions.get(number);
    }

    void addNamespace(String name) {
        appender().change(Entry.newBuilder().setNamespaceCreated(name), () -> namespaceCreated(name));
    }

    void removeNamespace(String name) {
        appender().change(Entry.newBuilder().setNamespaceDeleted(name), () -> namespaceDeleted(name));
    }

    DiskTopic createTopic(String name, boolean reliable) {
        DiskTopic topic = new DiskTopic(nextNumber.getAndIncrement(), name, reliable, this);
        appender().change(Entry.newBuilder().setTopicCreated(topic.stored()), () -> topicCreated(topic));
        return topic;
    }

    void deleteTopic(DiskTopic topic) {
        appender().change(Entry.newBuilder().setTopicDeleted(topic.number()), () -> topicDeleted(topic.number()));
    }

    DiskSubscription subscribe(DiskTopic topic, String name, int type) {
        // Until the log says where it begins, it begins where the log ends now; nobody is given messages before that.
        DiskSubscription subscription =
                new DiskSubscription(nextNumber.getAndIncrement(), topic, name, type, new Cursor(topic.end()), this);
        appender().change(Entry.newBuilder().setSubscribed(subscription.described()), () -> {
            subscription.beginsAt(topic.end());
            subscribed(subscription);
        });
        return subscription;
    }

    void unsubscribe(DiskSubscription subscription) {
        long number = subscription.number();
        appender().change(Entry.newBuilder().setUnsubscribed(number), () -> unsubscribed(number));
    }

    void namespaceCreated(String name) {
        namespaces.add(name);
    }

    void namespaceDeleted(String name) {
        namespaces.remove(name);
    }

    /** A topic of the same name, which the broker has no more, is deleted thereby even if nobody said so yet. */
    void topicCreated(DiskTopic topic) {
        Long earlier = numbers.put(topic.name(), topic.number());
        if (earlier != null) {
            topicDeleted(earlier);
        }
        topics.put(topic.number(), topic);
        given(topic.number());
    }

    void topicDeleted(long number) {
        DiskTopic topic = topics.remove(number);
        if (topic != null) {
            numbers.remove(topic.name(), number);
            topic.subscriptions().forEach(gone -> subscriptions.remove(((DiskSubscription) gone).number()));
            topic.deleted();
        }
    }

    void subscribed(DiskSubscription subscription) {
        if (!topics.containsKey(subscription.topic().number())) {
            return;
        }
        subscriptions.put(subscription.number(), subscription);
        subscription.topic().subscribed(subscription);
        given(subscription.number());
    }

    void unsubscribed(long number) {
        DiskSubscription subscription = subscriptions.remove(number);
        if (subscription != null) {
            subscription.topic().unsubscribed(subscription);
        }
    }

    /** Gives no number below {@code number} or equal to it any more. */
    void given(long number) {
        nextNumber.accumulateAndGet(number + 1, Math::max);
    }

    MessageLite snapshot() {
        Snapshot.Builder snapshot =
                Snapshot.newBuilder().addAllNamespaces(namespaces).setNextNumber(nextNumber.get());
        for (DiskTopic topic : topics.values()) {
            snapshot.addTopics(topic.stored());
            topic.policiesInLog()
                    .forEach((subscription, policy) -> snapshot.addPolicies(StoredPolicy.newBuilder()
                            .setTopic(topic.number())
                            .setSubscription(subscription)
                            .setPolicy(policy)));
        }
        subscriptions.values().forEach(subscription -> snapshot.addSubscriptions(subscription.stored()));
        return Entry.newBuilder().setSnapshot(snapshot).build();
    }
}
