package org.danubecamel.embedded;

/**
 * Upper bounds per topic; 0 means unlimited.
 *
 * @param maxProducers producers that a topic accepts
 * @param maxSubscriptions subscriptions that a topic accepts
 * @param maxConsumers consumers that a topic accepts, over all its subscriptions; one that went away still counts
 * @param maxMessageSize bytes of payload in one message
 */
public record Limits(int maxProducers, int maxSubscriptions, int maxConsumers, int maxMessageSize) {

    /** No limits, as on the real broker by default. */
    public static final Limits UNLIMITED = new Limits(0, 0, 0, 0);

    public Limits {
        if (maxProducers < 0 || maxSubscriptions < 0 || maxConsumers < 0 || maxMessageSize < 0) {
            throw new IllegalArgumentException("A limit must be 0 (unlimited) or more");
        }
    }
}
