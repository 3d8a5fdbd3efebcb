package org.danubecamel.test.proxy;

import java.util.ArrayDeque;
import java.util.Queue;

/** Passes events on, or holds them in order. Open at first; opened again, it stays open. Not thread-safe. */
final class Gate {

    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean closed;

    void close() {
        closed = true;
    }

    void open() {
        closed = false;
        for (var event = held.poll(); event != null; event = held.poll()) {
            event.run();
        }
    }

    void pass(Runnable event) {
        if (closed) {
            held.add(event);
        } else {
            event.run();
        }
    }
}
