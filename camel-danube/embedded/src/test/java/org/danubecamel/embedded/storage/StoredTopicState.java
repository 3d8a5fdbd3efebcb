package org.danubecamel.embedded.storage;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One topic of a {@link StoredState}. */
final class StoredTopicState {

    private final String name;
    private final boolean reliable;
    private final Map<String, Subscription> subscriptions = new TreeMap<>();
    private final Map<String, Integer> policies = new TreeMap<>();
    private final NavigableMap<Long, String> messages = new TreeMap<>();
    private long end;

    StoredTopicState(String name, boolean reliable) {
        this.name = name;
        this.reliable = reliable;
    }

    StoredTopicState copy() {
        StoredTopicState copy = new StoredTopicState(name, reliable);
        subscriptions.forEach((key, subscription) -> copy.subscriptions.put(
                key, new Subscription(subscription.type, subscription.position, new TreeSet<>(subscription.finished))));
        copy.policies.putAll(policies);
        copy.messages.putAll(messages.tailMap(neededFrom()));
        copy.end = end;
        return copy;
    }

    String name() {
        return name;
    }

    void publish(String payload) {
        messages.put(end++, payload);
    }

    void skip() {
        end++;
    }

    void subscribe(String subscription, int type) {
        subscriptions.put(subscription, new Subscription(type, end, new TreeSet<>()));
    }

    void unsubscribe(String subscription) {
        subscriptions.remove(subscription);
        policies.remove(subscription);
    }

    void finish(String subscription, long offset) {
        Subscription finishing = subscriptions.get(subscription);
        if (finishing != null) {
            finishing.finish(offset);
        }
    }

    void storePolicy(String subscription, int redeliveries) {
        policies.put(subscription, redeliveries);
    }

    private long neededFrom() {
        return subscriptions.values().stream()
                .mapToLong(subscription -> subscription.position)
                .min()
                .orElse(end);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(name + " reliable " + reliable + " from " + neededFrom() + " to " + end + "\n");
        subscriptions.forEach((key, subscription) -> text.append("  " + key + " type " + subscription.type + " at "
                + subscription.position + " finished " + subscription.finished + "\n"));
        policies.forEach(
                (key, redeliveries) -> text.append("  policy of " + key + " redelivers " + redeliveries + "\n"));
        messages.tailMap(neededFrom())
                .forEach((offset, payload) -> text.append("  " + offset + "=" + StoredState.describe(payload) + "\n"));
        return text.toString();
    }

    private static final class Subscription {

        private final int type;
        private final TreeSet<Long> finished;
        private long position;

        Subscription(int type, long position, TreeSet<Long> finished) {
            this.type = type;
            this.position = position;
            this.finished = finished;
        }

        void finish(long offset) {
            if (offset >= position) {
                finished.add(offset);
            }
            while (finished.remove(position)) {
                position++;
            }
        }
    }
}
