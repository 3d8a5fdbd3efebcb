package org.danubecamel.client.internal.wire;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing delays between tries: doubling from a base to a cap, each between half and all of it. Not thread-safe. */
public final class Backoff {

    private final long baseMillis;
    private final long capMillis;
    private int tries;

    /** Creates the delays, which start at {@code base} and grow to {@code cap}. */
    public Backoff(Duration base, Duration cap) {
        this.baseMillis = base.toMillis();
        this.capMillis = cap.toMillis();
    }

    /** Returns the delays for reaching a broker again: 100 ms to 5 s. */
    public static Backoff forConnecting() {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    /** Returns the next delay in milliseconds. */
    public long nextMillis() {
        var full = Math.min(capMillis, baseMillis << Math.min(tries++, 30));
        return full - ThreadLocalRandom.current().nextLong(full / 2 + 1);
    }

    /** Returns how many delays were taken since the last success. */
    public int tries() {
        return tries;
    }

    /** Starts over, after a success. */
    public void reset() {
        tries = 0;
    }
}
