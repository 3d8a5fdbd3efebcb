package org.danubecamel.records.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the message that a record came in.
 *
 * @param id its identity
 * @param key its key
 * @param topic its topic
 * @param timestamp when it was published
 */
public record MessageMetadata(
        @Nullable String id, @Nullable String key, @Nullable String topic, @Nullable Instant timestamp) {

    /** Nothing is known. */
    public static final MessageMetadata NONE = new MessageMetadata(null, null, null, null);

    /** What a column may be filled with. */
    public enum Item {
        /** The identity; a string. */
        ID,
        /** The key; a string. */
        KEY,
        /** The topic; a string. */
        TOPIC,
        /** When it was published; a timestamp. */
        TIMESTAMP
    }

    @Nullable Object get(Item item) {
        return switch (item) {
            case ID -> id;
            case KEY -> key;
            case TOPIC -> topic;
            case TIMESTAMP -> timestamp;
        };
    }
}
