package org.danubecamel.embedded.storage;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;

/** What a storage ought to have: the model that a real one is compared with, by what {@link #toString} says. */
final class StoredState {

    private final TreeSet<String> namespaces = new TreeSet<>();

    /** By a number that the test gives; names are used again. */
    private final Map<Integer, StoredTopicState> topics = new TreeMap<>();

    StoredState copy() {
        StoredState copy = new StoredState();
        copy.namespaces.addAll(namespaces);
        topics.forEach((number, topic) -> copy.topics.put(number, topic.copy()));
        return copy;
    }

    void addNamespace(String name) {
        namespaces.add(name);
    }

    void removeNamespace(String name) {
        namespaces.remove(name);
    }

    void createTopic(int number, String name, boolean reliable) {
        topics.put(number, new StoredTopicState(name, reliable));
    }

    void deleteTopic(int number) {
        topics.remove(number);
    }

    StoredTopicState topic(int number) {
        StoredTopicState topic = topics.get(number);
        return topic == null ? new StoredTopicState("deleted", true) : topic;
    }

    Map<Integer, StoredTopicState> topics() {
        return topics;
    }

    @Override
    public String toString() {
        return describe(
                namespaces,
                topics.values().stream()
                        .map(StoredTopicState::toString)
                        .sorted()
                        .collect(Collectors.joining()));
    }

    private static String describe(Iterable<String> namespaces, String topics) {
        return "namespaces " + String.join(",", namespaces) + "\n" + topics;
    }

    /** Says of a real storage what {@link #toString} says of the model. */
    static String describe(Storage storage) {
        return describe(
                new TreeSet<>(storage.namespaces()),
                storage.topics().stream().map(StoredState::describe).sorted().collect(Collectors.joining()));
    }

    private static String describe(TopicStorage topic) {
        String subscriptions = topic.subscriptions().stream()
                .sorted(Comparator.comparing(SubscriptionStorage::name))
                .map(subscription -> "  " + subscription.name() + " type " + subscription.type() + " at "
                        + subscription.cursor().position() + " finished "
                        + LongStream.range(subscription.cursor().position(), topic.end())
                                .filter(subscription.cursor()::isFinished)
                                .boxed()
                                .toList()
                        + "\n")
                .collect(Collectors.joining());
        String policies = new TreeMap<>(topic.policies())
                .entrySet().stream()
                        .map(policy -> "  policy of " + policy.getKey() + " " + describe(policy.getValue()) + "\n")
                        .collect(Collectors.joining());
        String messages = LongStream.range(topic.first(), topic.end())
                .mapToObj(offset -> "  " + describe(topic, offset) + "\n")
                .collect(Collectors.joining());
        return topic.name() + " reliable " + topic.isReliable() + " from " + topic.first() + " to " + topic.end() + "\n"
                + subscriptions + policies + messages;
    }

    static String describe(TopicStorage topic, long offset) {
        var message = topic.get(offset);
        return message.getMsgId().getTopicOffset() + "="
                + describe(message.getPayload().toStringUtf8());
    }

    static String describe(String payload) {
        return payload.strip() + " of " + payload.length();
    }

    static String describe(SubscriptionFailurePolicy policy) {
        return "redelivers " + policy.getMaxRedeliveryCount();
    }
}
