package org.danubecamel.connector.datagen.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What records are about. */
public enum Pattern {
    /** Orders of a shop: order_id, customer_id, product, quantity, total, status. Key: the order. */
    ORDERS,
    /** Profiles: user_id, name, email, created_at. Key: the user. */
    USERS,
    /** Web analytics: view_id, page_url, user_id, timestamp, referrer. Key: the user. */
    PAGEVIEWS,
    /** What users do: event_id, event_type, user_id, timestamp, device, tags. Key: the user. */
    EVENTS,
    /** Measured values: metric, host, value, unit, timestamp. Key: host and metric. They do not change. */
    METRICS,
    /** Numbers in order: sequence, timestamp. Key: the number. */
    SEQUENCE,
    /** A field of each of several types. Key: id. */
    RANDOM,
    /** Values of a thousand keys: key, value. */
    KEY_VALUE,
    /** Inserts, updates and deletes of orders. */
    CHANGES;

    /** The pattern of this name, as options have it: in any letter case. */
    public static Optional<Pattern> named(String name) {
        return Arrays.stream(values())
                .filter(pattern -> pattern.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** All names, as options have them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Pattern::lowerCaseName).toList();
    }

    /** The name, as options have it. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its rows can be updated, and so come as change events. */
    public boolean changes() {
        return this != METRICS;
    }

    RowSource rows() {
        return switch (this) {
            case ORDERS, CHANGES -> new Orders();
            case USERS -> new Users();
            case PAGEVIEWS -> new PageViews();
            case EVENTS -> new Events();
            case METRICS -> new Metrics();
            case SEQUENCE -> new Sequence();
            case RANDOM -> new RandomValues();
            case KEY_VALUE -> new KeyValues();
        };
    }
}
