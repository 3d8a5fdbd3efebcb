package org.danubecamel.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the connected consumers gets a message. */
interface Routing {

    /** Takes the consumers with an open stream, in the order in which they first subscribed. */
    void consumersChanged(List<Consumer> connected);

    /** Returns who gets a message with this key now, or null if nobody can take it. */
    @Nullable Consumer route(String key);

    static Routing of(SubscriptionType type) {
        return switch (type) {
            case EXCLUSIVE, FAILOVER -> new ActiveConsumerRouting();
            case SHARED -> new RoundRobinRouting();
            case KEY_SHARED -> new HashRing();
        };
    }
}
