package org.danubecamel.embedded;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The messages of one key, of which only the first is ever on its way. */
final class KeyLane {

    final String key;
    private final Queue<Delivery> waiting = new ArrayDeque<>(1);
    private @Nullable Delivery current;

    KeyLane(String key) {
        this.key = key;
    }

    /** Adds a message and returns whether the lane was idle, so that it is the message's turn at once. */
    boolean add(Delivery delivery) {
        boolean idle = current == null && waiting.isEmpty();
        waiting.add(delivery);
        return idle;
    }

    /** Whether the next thing to send was sent before and still has its place in the window. */
    boolean isRetry() {
        return current != null && current.inWindow;
    }

    /** Frees the place in the window while nobody wants the key. */
    void setAside(Backlog backlog) {
        if (current != null) {
            backlog.setAside(current);
        }
    }

    void sendNext(Backlog backlog, Consumer consumer) {
        if (current == null) {
            current = waiting.remove();
        }
        backlog.send(current, consumer);
    }

    /** Ends the turn of the message on its way and returns whether another one waits. */
    boolean finishCurrent() {
        current = null;
        return !waiting.isEmpty();
    }
}
