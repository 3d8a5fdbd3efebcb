package org.danubecamel.embedded;

import java.util.List;
import org.danubecamel.embedded.storage.Saved;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** How a subscription gets its messages to its consumers. Everything runs in the topic's mailbox. */
interface Dispatcher {

    /** Learns the failure policy, before the first consumer comes. */
    void begin(FailurePolicy policy);

    /** Learns of a message that was published to a topic that keeps none. */
    void published(StreamMessage message);

    /** Sends what can be sent now: the log grew. */
    void proceed();

    /** Finishes a message, and tells when that is kept; at once if there is nothing to finish. */
    void ack(long offset, Saved saved);

    void nack(long offset, long delayMillis, @Nullable String reason);

    void consumersChanged(List<Consumer> connected);

    /** Takes back what a consumer has not acknowledged and sends it again at once. */
    void release(Consumer consumer);

    /** Learns that a consumer's connection takes more. */
    void consumerReady(Consumer consumer);

    /** Returns the lowest offset that may still be sent. */
    long neededFrom();

    /** Returns how many messages a stream may hold back for its connection. */
    int streamBuffer();

    /** Forgets what is on its way; it is sent again when there are consumers. */
    void reset();
}
