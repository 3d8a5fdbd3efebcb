package org.danubecamel.client;

/** Receives messages. */
@FunctionalInterface
public interface MessageListener {

    /**
     * Takes one delivery. Called on the client's listener threads, or on what was given in their place, by as many
     * threads at once as {@link ConsumerOptions#concurrency()} says, in the order of arrival where that is 1. May block.
     * An exception is logged and treated as {@link Delivery#retryLater} after a growing delay.
     */
    void onMessage(Delivery delivery);
}
