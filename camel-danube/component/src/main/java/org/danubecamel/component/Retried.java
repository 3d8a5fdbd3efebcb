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

    private final AtomicLong accepted = new AtomicLong();
    /** Of each how many others were accepted when it failed first. */
    private final Map<Key, Long> acceptedBefore = new ConcurrentHashMap<>();

    /**
     * Notes a failure.
     *
     * @return whether another message was accepted since the first failure of this one
     */
    boolean failed(DanubeMessage message) {
        var now = accepted.get();
        var before = acceptedBefore.putIfAbsent(Key.of(message), now);
        return before != null && before < now;
    }

    /** The route accepted a message. */
    void accepted(DanubeMessage message) {
        accepted.incrementAndGet();
        left(message);
    }

    /** A message is tried no more. */
    void left(DanubeMessage message) {
        if (!acceptedBefore.isEmpty()) {
            acceptedBefore.remove(Key.of(message));
        }
    }

    void clear() {
        acceptedBefore.clear();
    }

    boolean isEmpty() {
        return acceptedBefore.isEmpty();
    }

    int count() {
        return acceptedBefore.size();
    }
}
