package org.danubecamel.client.internal.send;

import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the unanswered publishes over all producers of a client. Who finds it full is called when there is room, first
 * come first served. Safe for use by any number of threads.
 */
public final class InFlightWindow {

    private final ArrayDeque<BooleanSupplier> waiting = new ArrayDeque<>();
    private int free;
    private boolean serving;

    /** Creates a window with {@code size} places. */
    public InFlightWindow(int size) {
        this.free = size;
    }

    /**
     * Runs {@code transmission} as soon as there is a place.
     *
     * @param transmission returns whether it took the place, which it then owns until {@link #leave}
     */
    void enter(BooleanSupplier transmission) {
        synchronized (waiting) {
            if (free == 0) {
                waiting.add(transmission);
                return;
            }
            free--;
        }
        if (!transmission.getAsBoolean()) {
            leave();
        }
    }

    /**
     * Gives a place back, or on to whoever waits longest. One thread serves those that wait, in a loop: a transmission
     * may fail at once and come back here, and thousands may wait.
     */
    void leave() {
        BooleanSupplier next;
        synchronized (waiting) {
            next = serving ? null : waiting.poll();
            if (next == null) {
                free++;
                return;
            }
            serving = true;
        }
        while (next != null) {
            next = afterServing(next.getAsBoolean());
        }
    }

    private @Nullable BooleanSupplier afterServing(boolean placeTaken) {
        synchronized (waiting) {
            if (!placeTaken) {
                free++;
            }
            var next = free > 0 ? waiting.poll() : null;
            if (next == null) {
                serving = false;
            } else {
                free--;
            }
            return next;
        }
    }
}
