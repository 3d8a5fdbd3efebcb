package org.danubecamel.embedded;

import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** One message on its way through one subscription. */
final class Delivery {

    final StreamMessage message;

    /** How often it was sent. */
    int attempts;

    /** Whether it takes a place in the window. */
    boolean inWindow;

    /** Why it came back the last time, if that is known. */
    @Nullable String failureReason;

    /** Who has it, while it waits for an acknowledgement. */
    @Nullable Consumer consumer;

    /** When the acknowledgement is overdue, or when it is to be sent again. */
    long dueNanos;

    Delivery(StreamMessage message) {
        this.message = message;
    }

    long offset() {
        return message.getMsgId().getTopicOffset();
    }

    /** The key that KeyShared dispatches by; a message without one belongs to its producer. */
    String key() {
        return keyOf(message);
    }

    static String keyOf(StreamMessage message) {
        return message.hasRoutingKey() ? message.getRoutingKey() : message.getProducerName();
    }
}
