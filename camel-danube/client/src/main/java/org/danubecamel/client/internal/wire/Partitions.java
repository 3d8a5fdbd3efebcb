package org.danubecamel.client.internal.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.TopicName;

/**
 * Reads a list of partitions. The broker lists every topic whose name begins alike, in the order of the alphabet, so
 * the names are checked and sorted here.
 */
final class Partitions {

    private Partitions() {}

    /** Returns {@code topic} itself, or its partitions, of all the names that were listed. */
    static List<TopicName> exact(TopicName topic, List<String> listed) {
        if (listed.contains(topic.toString())) {
            return List.of(topic);
        }
        return listed.stream()
                .flatMap(Partitions::readable)
                .filter(name -> topic.partitionIndex(name) >= 0)
                .sorted(Comparator.comparingInt(topic::partitionIndex))
                .toList();
    }

    private static Stream<TopicName> readable(String name) {
        try {
            return Optional.of(TopicName.parse(name)).stream();
        } catch (DanubeException namedByRulesThatOnlyTheBrokerKnows) {
            return Stream.empty();
        }
    }
}
