package org.danubecamel.embedded;

/** How a subscription spreads its messages over its consumers; fixed by whoever creates it. */
enum SubscriptionType {
    EXCLUSIVE,
    SHARED,
    FAILOVER,
    KEY_SHARED
}
