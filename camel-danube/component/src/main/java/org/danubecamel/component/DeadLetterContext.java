package org.danubecamel.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter tells about the message and its failure, by name. The names that the broker's own dead letters have
 * mean the same here, so that one reader serves both.
 */
final class DeadLetterContext {

    /** What the names begin with that tell about the message, and about the failure. */
    static final String ORIGINAL = "x-original-";

    static final String FAILURE = "x-failure-";

    static final String ORIGINAL_TOPIC = ORIGINAL + "topic";
    static final String ORIGINAL_KEY = ORIGINAL + "key";
    static final String DELIVERY_ATTEMPT = "x-delivery-attempt";
    static final String POISON_POLICY = "x-poison-policy";
    static final String FAILURE_REASON = FAILURE + "reason";

    private static final int MAX_REASON = 2_000;
    private static final int MAX_NAME = 500;
    private static final int LEAST_TEXT = 20;

    /** What may be left out where there is no room, the first at first. */
    private static final List<String> DISPENSABLE = List.of(
            FAILURE_REASON,
            FAILURE + "endpoint",
            FAILURE + "class",
            FAILURE + "route",
            FAILURE + "kind",
            FAILURE + "time",
            POISON_POLICY,
            ORIGINAL + "publish-time");

    private DeadLetterContext() {}

    /** Returns as much of it as has room in so many bytes, the longest and least needed cut at first. */
    static Map<String, String> of(FailedMessage failed, long room) {
        var context = of(failed);
        for (var name : DISPENSABLE) {
            var excess = MessageSize.of(context) - room;
            var value = context.get(name);
            if (excess > 0 && value != null) {
                // A character has a byte at least, and the one that says that something is missing has three.
                var left = value.length() - excess - 2;
                context.remove(name);
                put(context, name, left < LEAST_TEXT ? null : value, (int) Math.max(left, LEAST_TEXT));
            }
        }
        return context;
    }

    /** Returns names and values, the longest of them cut. */
    static Map<String, String> of(FailedMessage failed) {
        var message = failed.message();
        var context = new LinkedHashMap<String, String>();
        context.put(ORIGINAL_TOPIC, message.topic().toString());
        context.put(ORIGINAL + "subscription", failed.subscription());
        context.put(ORIGINAL + "topic-offset", Long.toUnsignedString(message.offset()));
        context.put(ORIGINAL + "producer-name", message.producerName());
        context.put(ORIGINAL + "request-id", Long.toUnsignedString(message.requestId()));
        context.put(ORIGINAL + "publish-time", message.publishTime().toString());
        put(context, ORIGINAL_KEY, message.key(), Integer.MAX_VALUE);
        message.schemaId().ifPresent(id -> context.put(ORIGINAL + "schema-id", Long.toUnsignedString(id)));
        message.schemaVersion()
                .ifPresent(version -> context.put(ORIGINAL + "schema-version", Integer.toUnsignedString(version)));
        context.put(POISON_POLICY, "dead_letter");
        context.put(DELIVERY_ATTEMPT, Integer.toString(failed.attempt()));
        put(context, FAILURE_REASON, failed.reason(), MAX_REASON);
        put(
                context,
                FAILURE + "class",
                failed.cause() == null ? null : failed.cause().getClass().getName(),
                MAX_NAME);
        context.put(FAILURE + "kind", failed.kind().name());
        put(context, FAILURE + "route", failed.route(), MAX_NAME);
        put(context, FAILURE + "endpoint", failed.endpoint(), MAX_NAME);
        context.put(FAILURE + "time", failed.time().toString());
        return context;
    }

    /** Returns whether a name is one of a dead letter's own, and none of the message's. */
    static boolean isPart(String name) {
        return name.startsWith(ORIGINAL)
                || name.startsWith(FAILURE)
                || name.equals(DELIVERY_ATTEMPT)
                || name.equals(POISON_POLICY);
    }

    private static void put(Map<String, String> context, String name, @Nullable String value, int limit) {
        if (value != null) {
            context.put(name, value.length() <= limit ? value : value.substring(0, limit - 1) + "…");
        }
    }
}
