package org.danubecamel.embedded;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Each key to one of the consumers that want it, by consistent hash, so that few keys move when one comes or goes. */
final class HashRing implements Routing {

    private static final int PLACES_PER_CONSUMER = 100;

    private final NavigableMap<Long, Consumer> ring = new TreeMap<>();
    private List<Consumer> consumers = List.of();

    @Override
    public void consumersChanged(List<Consumer> connected) {
        consumers = connected;
        ring.clear();
        for (Consumer consumer : connected) {
            String label = Long.toUnsignedString(consumer.id()) + "-";
            for (int place = 0; place < PLACES_PER_CONSUMER; place++) {
                ring.putIfAbsent(KeyHash.of(label + place), consumer);
            }
        }
    }

    /** Returns the consumer that the key belongs to, able to take a message now or not; null if nobody wants it. */
    @Nullable Consumer owner(String key) {
        long hash = KeyHash.of(key);
        Consumer owner = firstThatWants(key, ring.tailMap(hash, true));
        return owner != null ? owner : firstThatWants(key, ring.headMap(hash, false));
    }

    boolean anyCanAccept() {
        for (Consumer consumer : consumers) {
            if (consumer.canAccept()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Consumer route(String key) {
        Consumer owner = owner(key);
        return owner != null && owner.canAccept() ? owner : null;
    }

    private @Nullable Consumer firstThatWants(String key, NavigableMap<Long, Consumer> arc) {
        Consumer refused = null;
        for (Consumer candidate : arc.values()) {
            if (candidate != refused && candidate.wants(key)) {
                return candidate;
            }
            refused = candidate;
        }
        return null;
    }
}
