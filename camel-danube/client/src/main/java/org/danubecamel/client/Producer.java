package org.danubecamel.client;

import java.util.concurrent.CompletableFuture;

/**
 * Sends messages to one topic. Messages with the same key are stored in the order of their {@code send} calls; others
 * in no particular order, unless the producer is {@link ProducerOptions#ordered() ordered}. Safe for use by any number
 * of threads.
 */
public interface Producer extends AutoCloseable {

    /** Returns the topic, without partition. */
    TopicName topic();

    /** Returns the name under which the broker knows it, with its incarnation. */
    String name();

    /**
     * Completes when the broker has accepted the producer on all partitions; fails if it never will. Sending does not
     * require it.
     */
    CompletableFuture<Void> ready();

    /**
     * Sends a message. Blocks while as many messages or bytes as allowed are under way, at most
     * {@link ProducerOptions#deliveryTimeout()}.
     *
     * @return completes when the broker has stored the message; fails with a {@link DanubeException} whose
     *     {@link DanubeException#outcome()} tells whether it may be stored nevertheless. Cancelling it does nothing.
     */
    CompletableFuture<SendReceipt> send(OutgoingMessage message);

    /** Completes when every message given before has its outcome, whichever. */
    CompletableFuture<Void> flush();

    /** Returns how it is connected. */
    ConnectionState state();

    /**
     * Takes no more messages, waits for those under way, at most {@link ProducerOptions#closeTimeout()}, and fails the
     * rest.
     */
    @Override
    void close();
}
