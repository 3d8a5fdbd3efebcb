package org.danubecamel.client;

/** How a subscription shares its messages between consumers. Fixed by whoever creates the subscription. */
public enum SubscriptionType {
    /** One consumer name only, for the life of the subscription in the broker. */
    EXCLUSIVE,
    /** Every message goes to one of the consumers, in turn. */
    SHARED,
    /** One active consumer; the others wait. A danube-broker 0.15.1 never promotes one that waits. */
    FAILOVER,
    /** All messages of a key go to one consumer. */
    KEY_SHARED
}
