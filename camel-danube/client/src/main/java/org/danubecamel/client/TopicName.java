package org.danubecamel.client;

import java.util.regex.Pattern;

/**
 * The name of a topic or of one of its partitions, {@code /namespace/topic}.
 *
 * @param namespace letters, digits, {@code _} and {@code -}
 * @param local the name within the namespace: letters, digits, {@code _} and {@code -}; a partition ends in
 *     {@code -part-N}
 */
public record TopicName(String namespace, String local) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String PARTITION_INFIX = "-part-";
    private static final Pattern PARTITION = Pattern.compile("(.+)-part-(0|[1-9]\\d{0,8})");
    private static final String ALLOWED =
            "topic, namespace/topic or /namespace/topic, each of letters, digits, '_' and '-'";

    /** Checks both parts. */
    public TopicName {
        if (!PART.matcher(namespace).matches() || !PART.matcher(local).matches()) {
            throw malformed("/" + namespace + "/" + local);
        }
        if (local.contains(PARTITION_INFIX) && !PARTITION.matcher(local).matches()) {
            throw new DanubeException(
                    ErrorId.TOPIC_NAME,
                    "Topic name '/" + namespace + "/" + local
                            + "' contains '-part-', which the broker keeps for partitions. Choose another name, or"
                            + " end it in '-part-' and the partition's number to address one partition.");
        }
    }

    /**
     * Reads a name as users write it.
     *
     * @param name {@code topic}, {@code namespace/topic} or {@code /namespace/topic}; without a namespace,
     *     {@code default} is meant
     * @throws DanubeException {@link ErrorId#TOPIC_NAME} if it is malformed
     */
    public static TopicName parse(String name) {
        var trimmed = name.startsWith("/") ? name.substring(1) : name;
        var slash = trimmed.indexOf('/');
        if (slash < 0) {
            if (name.startsWith("/")) {
                throw malformed(name);
            }
            return checked(name, "default", trimmed);
        }
        return checked(name, trimmed.substring(0, slash), trimmed.substring(slash + 1));
    }

    private static TopicName checked(String given, String namespace, String local) {
        if (!PART.matcher(namespace).matches() || !PART.matcher(local).matches()) {
            throw malformed(given);
        }
        return new TopicName(namespace, local);
    }

    private static DanubeException malformed(String given) {
        return new DanubeException(
                ErrorId.TOPIC_NAME, "Malformed topic name '" + given + "'. Allowed: " + ALLOWED + ".");
    }

    /** Returns whether this names one partition. */
    public boolean isPartition() {
        return PARTITION.matcher(local).matches();
    }

    /** Returns the name of partition {@code index}, counted from 0. */
    public TopicName partition(int index) {
        return new TopicName(namespace, local + PARTITION_INFIX + index);
    }

    /** Returns the topic that this is a partition of, or this one if it is none. */
    public TopicName withoutPartition() {
        var matcher = PARTITION.matcher(local);
        return matcher.matches() ? new TopicName(namespace, matcher.group(1)) : this;
    }

    /** Returns the number of the partition of this topic that {@code candidate} is, or -1 if it is none. */
    public int partitionIndex(TopicName candidate) {
        var matcher = PARTITION.matcher(candidate.local);
        return namespace.equals(candidate.namespace)
                        && matcher.matches()
                        && matcher.group(1).equals(local)
                ? Integer.parseInt(matcher.group(2))
                : -1;
    }

    /** Returns the name as the broker knows it, {@code /namespace/topic}. */
    @Override
    public String toString() {
        return "/" + namespace + "/" + local;
    }
}
