package org.danubecamel.embedded;

import java.util.HashMap;
import java.util.Map;
import org.danubecamel.embedded.storage.TopicStorage;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The failure policies of one topic's subscriptions. One that is stored comes into force when its subscription begins,
 * or begins again after an unload; until then it changes nothing.
 */
final class FailurePolicies {

    private final SubscriptionFailurePolicy byDefault;
    private final TopicStorage storage;
    private final Map<String, SubscriptionFailurePolicy> stored;
    private final Map<String, SubscriptionFailurePolicy> inForce = new HashMap<>(2);

    FailurePolicies(FailurePolicy byDefault, TopicStorage storage) {
        this.byDefault = FailurePolicyFormat.write(byDefault);
        this.storage = storage;
        this.stored = new HashMap<>(storage.policies());
    }

    void store(String subscription, SubscriptionFailurePolicy policy) {
        if (!policy.equals(stored.put(subscription, policy))) {
            storage.storePolicy(subscription, policy);
        }
    }

    @Nullable SubscriptionFailurePolicy stored(String subscription) {
        return stored.get(subscription);
    }

    /** Brings the stored policy into force, or the default one, and returns it. */
    FailurePolicy begin(String subscription) {
        SubscriptionFailurePolicy policy = stored.getOrDefault(subscription, byDefault);
        inForce.put(subscription, policy);
        return FailurePolicyFormat.read(policy);
    }

    /** A new consumer name overwrites what was stored meanwhile with what is in force, as on the real broker. */
    void consumerAdded(String subscription) {
        SubscriptionFailurePolicy policy = inForce.get(subscription);
        if (policy != null) {
            store(subscription, policy);
        }
    }

    void remove(String subscription) {
        stored.remove(subscription);
        inForce.remove(subscription);
    }
}
