package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The broker's topics by name. */
final class TopicRegistry {

    private final ConcurrentNavigableMap<String, Topic> topics = new ConcurrentSkipListMap<>();
    private final Namespaces namespaces;
    private final BiFunction<String, Boolean, Topic> creation;

    TopicRegistry(Namespaces namespaces, BiFunction<String, Boolean, Topic> creation) {
        this.namespaces = namespaces;
        this.creation = creation;
    }

    /** Adds a topic that exists already. */
    void add(Topic topic) {
        topics.put(topic.name(), topic);
    }

    @Nullable Topic find(String name) {
        return topics.get(name);
    }

    Topic get(String name) {
        Topic topic = topics.get(name);
        if (topic == null) {
            throw Refusals.noTopic(name);
        }
        return topic;
    }

    /** Creates a topic whose name is well-formed. */
    synchronized Topic create(String name, boolean reliable) {
        String namespace = TopicNames.namespaceOf(name);
        if (!namespaces.contains(namespace)) {
            throw Status.UNAVAILABLE
                    .withDescription("Unable to find the namespace " + namespace
                            + ", the topic can be created only for an exisiting namespace")
                    .asRuntimeException();
        }
        if (topics.containsKey(name)) {
            throw conflict("Topic '" + name + "' already exists");
        }
        String base = TopicNames.baseOf(name);
        if (base != null && topics.containsKey(base)) {
            throw conflict("Cannot create partitioned topic '" + name + "': a non-partitioned topic '" + base
                    + "' already exists. Delete the non-partitioned topic first.");
        }
        int partitions = partitionsOf(name).size();
        if (partitions > 0) {
            throw conflict("Cannot create topic '" + name
                    + "': partitioned topics with this base name already exist (found " + partitions
                    + " partitions). Delete the partitioned topics first.");
        }
        Topic topic = creation.apply(name, reliable);
        topics.put(name, topic);
        return topic;
    }

    /** Creates a topic unless it exists, whichever strategy the existing one has. */
    synchronized Topic getOrCreate(String name, boolean reliable) {
        Topic topic = topics.get(name);
        return topic != null ? topic : create(name, reliable);
    }

    private static StatusRuntimeException conflict(String cause) {
        return Status.ALREADY_EXISTS.withDescription(cause).asRuntimeException();
    }

    /** Removes a topic, or all partitions of a base name, and returns them. */
    synchronized List<Topic> remove(String name) {
        Topic topic = topics.remove(name);
        if (topic != null) {
            return List.of(topic);
        }
        List<Topic> partitions = partitionsOf(name);
        partitions.forEach(partition -> topics.remove(partition.name()));
        return partitions;
    }

    /** Removes a namespace and returns true, or returns false because it has topics. */
    synchronized boolean removeNamespace(String namespace) {
        if (!in(namespace).isEmpty()) {
            return false;
        }
        namespaces.remove(namespace);
        return true;
    }

    /** Returns the partitions of a base name, in the order of their names, not of their numbers. */
    List<Topic> partitionsOf(String base) {
        String prefix = TopicNames.partitionPrefix(base);
        return topics.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
                .filter(topic -> base.equals(TopicNames.baseOf(topic.name())))
                .toList();
    }

    List<Topic> in(String namespace) {
        String prefix = "/" + namespace + "/";
        return List.copyOf(topics.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    Collection<Topic> all() {
        return topics.values();
    }
}
