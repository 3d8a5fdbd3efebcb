package org.danubecamel.test.proxy;

import java.util.concurrent.TimeUnit;

/** Spreads the bytes of one connection over time. The caller brings the clock, in nanoseconds as of System.nanoTime. */
final class Pacer {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int PORTIONS_PER_SECOND = 50;

    private long freeAt;
    private boolean used;

    /** Returns after how many nanoseconds bytes may pass; 0 or less is now. */
    long waitNanos(long now) {
        return used ? freeAt - now : 0;
    }

    /** Returns how many bytes may pass at once. */
    static int portion(long bytesPerSecond) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytesPerSecond / PORTIONS_PER_SECOND));
    }

    void passed(int bytes, long bytesPerSecond, long now) {
        // From now and not from when it was free: an idle connection saves up no speed.
        freeAt = now + Math.multiplyExact(bytes, SECOND) / bytesPerSecond;
        used = true;
    }
}
