package org.danubecamel.embedded;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for topic names: {@code /namespace/topic}, and {@code -part-N} at the end of a partition's name. */
final class TopicNames {

    private static final Pattern TOPIC = Pattern.compile("/[\\p{IsAlphabetic}\\p{N}_-]+/[\\p{IsAlphabetic}\\p{N}_-]+");
    private static final String PARTITION_MARK = "-part-";
    private static final Pattern PARTITION = Pattern.compile("(.+)" + PARTITION_MARK + "\\d+");

    private TopicNames() {}

    static void check(String name) {
        if (!TOPIC.matcher(name).matches()) {
            throw Refusals.malformedTopic(name);
        }
    }

    static String namespaceOf(String name) {
        return name.substring(1, name.indexOf('/', 1));
    }

    static String partition(String base, int index) {
        return base + PARTITION_MARK + index;
    }

    static String partitionPrefix(String base) {
        return base + PARTITION_MARK;
    }

    /** Returns the base name of a partition, or null if this is not a partition's name. */
    static @Nullable String baseOf(String name) {
        var match = PARTITION.matcher(name);
        return match.matches() ? match.group(1) : null;
    }
}
