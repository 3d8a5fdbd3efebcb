package org.danubecamel.component;

/** How a dead letter carries the failed message. */
public enum DeadLetterFormat {
    /** The body is the message's own, and attributes tell about it and the failure, under the names that the broker uses. */
    ATTRIBUTES,
    /** The body is a JSON object with the message's body in Base64 and all that is told about it and the failure. */
    ENVELOPE
}
