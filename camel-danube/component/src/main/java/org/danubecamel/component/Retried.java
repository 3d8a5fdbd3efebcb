package org.danubecamel.component;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.TopicName;

/**
 * The messages that failed and are tried again, and whether others were accepted meanwhile: only then is it known that a
 * failure that could be anybody's is the message's own. Safe for use by any number of threads.
 */
final class Retried {

    /** The offset alone does not tell messages of a non-reliable topic apart. */
    private record Key(TopicName topic, long offset, String producer, long requestId) {

        static Key of(DanubeMessage message) {
            return new Key(message.topic(), message.offset(), message.producerName(), message.requestId());
        }
    }

    /**
     * What is known of a message.
     *
     * @param accepted how many others had been accepted when it failed last
     * @param bad whether it is known to be the message's own fault
     */
    private record Known(long accepted, boolean bad) {}

    private final AtomicLong accepted = new AtomicLong();
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    /**
     * Notes a failure.
     *
     * @return whether another message was accepted since this one failed last: between two tries, so that what was
     *     accepted before an outage does not make everything bad that fails in it
     */
    boolean failed(DanubeMessage message) {
        var now = accepted.get();
        var before = known.get(Key.of(message));
        known.put(Key.of(message), new Known(now, before != null && before.bad));
        return before != null && before.accepted < now;
    }

    /** The message that failed is to blame, and stays so however it fails next. */
    void blame(DanubeMessage message) {
        known.computeIfPresent(Key.of(message), (key, before) -> new Known(before.accepted, true));
    }

    boolean isBad(DanubeMessage message) {
        var what = known.get(Key.of(message));
        return what != null && what.bad;
    }

    /** The route accepted a message. */
    void accepted(DanubeMessage message) {
        accepted.incrementAndGet();
        left(message);
    }

    /** A message is tried no more. */
    void left(DanubeMessage message) {
        if (!known.isEmpty()) {
            known.remove(Key.of(message));
        }
    }

    void clear() {
        known.clear();
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    int count() {
        return known.size();
    }
}
