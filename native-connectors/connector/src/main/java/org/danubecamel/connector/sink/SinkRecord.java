package org.danubecamel.connector.sink;

import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.mapping.MessageMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record to be written, and where it came from.
 *
 * @param value the record; null is a tombstone: what has the key of {@code metadata} is to be deleted
 * @param metadata what is known of its message; a tombstone's has a key
 * @param message the position of its message in the call, counted from 0; records of one message stand together
 * @param index the position of the record in its message, counted from 0
 */
public record SinkRecord(@Nullable Record value, MessageMetadata metadata, int message, int index) {

    /** A record that is alone in the first message of a call, of which nothing is known. */
    public static SinkRecord of(Record value) {
        return new SinkRecord(value, MessageMetadata.NONE, 0, 0);
    }

    /** Whether what has the key is to be deleted. */
    public boolean isTombstone() {
        return value == null;
    }

    /**
     * The record.
     *
     * @throws RecordException if this is a tombstone
     */
    public Record orThrow() {
        if (value == null) {
            throw new RecordException(
                    RecordException.Reason.FIELD,
                    "The message has no body, which means: delete what has its key. Allowed: a body, because this sink"
                            + " deletes nothing. Filter messages without body, or use a sink that deletes.");
        }
        return value;
    }

    /**
     * What the record is known by: its message's identity and, from the second record of a message on, {@code #} and its
     * index. The same whenever its message is sent again. Null if the message has no identity.
     */
    public @Nullable String identity() {
        return metadata.id() == null ? null : identity(metadata.id(), index);
    }

    static String identity(String message, int index) {
        return index == 0 ? message : message + "#" + index;
    }
}
