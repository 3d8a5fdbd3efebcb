package org.danubecamel.client.internal.send;

import java.nio.charset.StandardCharsets;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.TopicName;

/**
 * Checks a message before it is sent, so that what the broker would refuse costs no round trip.
 *
 * @param topic where it goes, for the error's text
 * @param maxSize the largest message in bytes
 */
record MessageCheck(TopicName topic, int maxSize) {

    /** What an attribute takes on the wire beside its name and value. */
    private static final int ATTRIBUTE_OVERHEAD = 16;

    /** Returns the size in bytes: payload, key, and each attribute's name and value and 16 more. */
    @SuppressWarnings("ConstantValue") // callers may be without null checks
    long size(OutgoingMessage message) {
        if (message.payload() == null) {
            throw new DanubeException(
                    ErrorId.MESSAGE_BODY,
                    "Cannot send a message without a body to " + topic + ". Send an empty one if that is meant.");
        }
        var size = (long) message.payload().length;
        if (message.key() != null) {
            size += utf8Length(message.key());
        }
        for (var attribute : message.attributes().entrySet()) {
            if (attribute.getKey() == null || attribute.getValue() == null) {
                throw new DanubeException(
                        ErrorId.MESSAGE_ATTRIBUTE,
                        "Cannot send to " + topic + ": the attribute '" + attribute.getKey() + "' has the value '"
                                + attribute.getValue() + "'. Neither name nor value may be null; leave it out.");
            }
            size += utf8Length(attribute.getKey()) + utf8Length(attribute.getValue()) + ATTRIBUTE_OVERHEAD;
        }
        if (size > maxSize) {
            throw new DanubeException(
                    ErrorId.MESSAGE_TOO_LARGE,
                    "Cannot send a message of " + size + " bytes to " + topic + ". Allowed: " + maxSize
                            + " bytes for body, key and attributes. Send less at a time, or send a reference to where"
                            + " the data is.");
        }
        return size;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
