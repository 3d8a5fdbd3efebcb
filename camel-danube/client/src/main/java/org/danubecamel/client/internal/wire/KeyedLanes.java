package org.danubecamel.client.internal.wire;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of items with the same key: only the first of a lane may be worked on, until it leaves. A lane exists
 * only while it holds items. Not thread-safe.
 */
public final class KeyedLanes<T> {

    private final Map<String, ArrayDeque<T>> lanes = new HashMap<>();

    /**
     * Adds an item at the end of its lane.
     *
     * @param key the lane, null for none
     * @return whether it may be worked on now
     */
    public boolean enter(@Nullable String key, T item) {
        if (key == null) {
            return true;
        }
        var lane = lanes.computeIfAbsent(key, first -> new ArrayDeque<>(2));
        lane.add(item);
        return lane.size() == 1;
    }

    /** Removes an item, and returns the one that may be worked on because of that, or null. */
    public @Nullable T leave(@Nullable String key, T item) {
        var lane = key == null ? null : lanes.get(key);
        if (lane == null) {
            return null;
        }
        var wasFirst = lane.peek() == item;
        lane.remove(item);
        if (lane.isEmpty()) {
            lanes.remove(key);
        }
        return wasFirst ? lane.peek() : null;
    }
}
