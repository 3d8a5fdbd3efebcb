package org.danubecamel.client;

import java.util.concurrent.CompletableFuture;

/** Receives the messages of one subscription and gives them to its {@link MessageListener}. */
public interface Consumer extends AutoCloseable {

    /** Returns the topic, without partition. */
    TopicName topic();

    /** Returns the consumer name under which it subscribed last. */
    String name();

    /** Completes when it is subscribed to all partitions for the first time; fails if it never will be. */
    CompletableFuture<Void> ready();

    /** Returns how it is connected. */
    ConnectionState state();

    /** Returns how many messages the listener was given and has not finished. */
    int inFlight();

    /** Returns how many messages were received and are not finished, those in flight included. */
    int unfinished();

    /**
     * Gives the listener nothing but what it asked to be given again with {@link Delivery#retryLater}, until
     * {@link #release}. The streams stay open, and what arrives waits.
     */
    void hold();

    /**
     * Gives the listener one new message in spite of {@link #hold}: the next that arrives, if none waits. Asked for again
     * before there was one, it is still one. Without {@link #hold} nothing happens.
     */
    void admitOne();

    /** Gives the listener everything again, after {@link #hold}. */
    void release();

    /**
     * Gives no further message to the listener and ends the streams; an inactive consumer costs the broker nothing.
     * Deliveries in flight may still be finished.
     */
    void suspend();

    /** Subscribes again under the same name, after {@link #suspend}. */
    void resume();

    /**
     * Ends the streams after the listener has finished what it holds and the acknowledgements under way were sent, at
     * most after {@link ConsumerOptions#closeTimeout()}. What is not acknowledged stays with the broker: nothing is
     * negatively acknowledged, because that would use up the broker's attempts.
     */
    @Override
    void close();

    /**
     * As {@link #close()}, but without waiting for what the listener holds: only for acknowledgements that were asked for
     * already. For callers that have waited for the listener as long as they would.
     */
    void closeNow();
}
