package org.danubecamel.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent. The payload is copied when it is sent, so the array may be used again afterwards.
 *
 * @param payload the body, 0 bytes or more
 * @param key messages with the same key keep their order and go to the same partition; null for none
 * @param attributes names and values that travel with the message
 */
// An array, because that is what callers have; two messages are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record OutgoingMessage(byte[] payload, @Nullable String key, Map<String, String> attributes) {

    /** Returns a message without key and attributes. */
    public static OutgoingMessage of(byte[] payload) {
        return new OutgoingMessage(payload, null, Map.of());
    }

    /** Returns this message with {@code key}. */
    public OutgoingMessage withKey(@Nullable String key) {
        return new OutgoingMessage(payload, key, attributes);
    }

    /** Returns this message with {@code attributes} in place of its own. */
    public OutgoingMessage withAttributes(Map<String, String> attributes) {
        return new OutgoingMessage(payload, key, attributes);
    }
}
