package org.danubecamel.client.internal.send;

import java.util.ArrayDeque;

/**
 * Bounds the unanswered publishes over all producers of a client. Who finds it full is called when there is room, first
 * come first served. Safe for use by any number of threads.
 */
public final class InFlightWindow {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    /** Creates a window with {@code size} places. */
    public InFlightWindow(int size) {
        this.free = size;
    }

    /** Runs {@code transmission} as soon as there is a place, which it owns until {@link #leave}. */
    void enter(Runnable transmission) {
        synchronized (waiting) {
            if (free == 0) {
                waiting.add(transmission);
                return;
            }
            free--;
        }
        transmission.run();
    }

    /** Gives a place back, or on to whoever waits longest. */
    void leave() {
        Runnable next;
        synchronized (waiting) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
