package org.danubecamel.client;

/** How the broker treats the messages of a topic. Fixed when the topic is created. */
public enum DispatchStrategy {
    /** Messages are only passed on to the subscriptions that are connected; nothing is stored or acknowledged. */
    NON_RELIABLE,
    /** Messages are stored and delivered until acknowledged. */
    RELIABLE
}
