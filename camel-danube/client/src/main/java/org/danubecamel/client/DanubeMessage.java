package org.danubecamel.client;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A message as the broker delivered it. Immutable. */
public interface DanubeMessage {

    /** Returns the topic, or the partition of it, that holds the message. */
    TopicName topic();

    /**
     * Returns the position within the topic, from 0; an unsigned 64-bit number. Always 0 on a non-reliable topic, and
     * not unique over the life of a topic: it starts at 0 again when a topic is made again.
     */
    long offset();

    /** Returns the body. The array is the caller's own copy. */
    byte[] payload();

    /** Returns the key, or null. */
    @Nullable String key();

    /** Returns the names and values that travelled with the message. */
    Map<String, String> attributes();

    /** Returns when the producer sent it, by the producer's clock. */
    Instant publishTime();

    /** Returns the producer's name. */
    String producerName();

    /** Returns the producer's own number of the message; an unsigned 64-bit number. */
    long requestId();

    /** Returns the id of the schema's subject, if the producer set one. */
    OptionalLong schemaId();

    /** Returns the version within the schema's subject, if the producer set one. */
    OptionalInt schemaVersion();
}
