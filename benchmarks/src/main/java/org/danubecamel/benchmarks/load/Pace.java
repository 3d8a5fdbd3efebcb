package org.danubecamel.benchmarks.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * A steady rate that waits for nobody: each message has a moment at which it is due, and its latency counts from there,
 * also when it is sent later because the ones before it were slow.
 *
 * @param startNanos when the first is due, by {@link System#nanoTime()}
 * @param rate messages a second
 */
record Pace(long startNanos, double rate) {

    /** Returns when the message number {@code index}, from 0, is due. */
    long due(long index) {
        return startNanos + (long) (index * 1e9 / rate);
    }

    /** Calls {@code send} with the due time of each message of the next {@code seconds}, when it has come. */
    void run(double seconds, LongConsumer send) {
        var count = (long) (seconds * rate);
        for (var index = 0L; index < count; index++) {
            var due = due(index);
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send.accept(due);
        }
    }
}
