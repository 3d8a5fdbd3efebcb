package org.danubecamel.client.internal.wire;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes names that nothing else has had, here or elsewhere. The broker takes two producers of one name for the same, and
 * request ids begin anew with each producer; with such a name they identify a message for good.
 */
public final class Incarnation {

    private static final int RANDOM_VALUES = 36 * 36 * 36 * 36;
    /** Tells processes apart that start in the same millisecond. */
    private static final String PROCESS =
            Integer.toString(ThreadLocalRandom.current().nextInt(RANDOM_VALUES), 36);

    private static final AtomicLong COUNT = new AtomicLong();

    private Incarnation() {}

    /** Returns {@code given}, or host and process, followed by {@code ~}, the time, something random and a number. */
    public static String of(@Nullable String given) {
        var time = Long.toString(System.currentTimeMillis(), 36);
        var number = Long.toString(COUNT.incrementAndGet(), 36);
        return (given == null ? LocalNames.hostAndProcess() : given) + "~" + time + "-" + PROCESS + "-" + number;
    }
}
