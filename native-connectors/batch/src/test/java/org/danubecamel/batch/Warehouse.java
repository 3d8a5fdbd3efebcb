package org.danubecamel.batch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the page's example in YAML writes to: all of a list, or nothing. */
public final class Warehouse {

    private final List<String> stored = new CopyOnWriteArrayList<>();

    /** Stores all orders or, if one is bad, none. */
    public void store(List<String> orders) {
        if (orders.stream().anyMatch(order -> order.startsWith("bad"))) {
            throw new IllegalArgumentException("a bad order");
        }
        stored.addAll(orders);
    }

    List<String> orders() {
        return stored;
    }
}
