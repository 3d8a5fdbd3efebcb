package org.danubecamel.test.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** What holds for one direction of all connections, and what was counted there. Counters are safe for all threads. */
final class Flow {

    private static final long NO_CUT = -1;

    private boolean stalled;
    private boolean swallowing;
    private long bytesPerSecond;
    private long latencyNanos;
    private long bytesUntilCut = NO_CUT;

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong forwarded = new AtomicLong();
    private final AtomicLong swallowed = new AtomicLong();

    boolean stalled() {
        return stalled;
    }

    void stalled(boolean value) {
        stalled = value;
    }

    boolean swallowing() {
        return swallowing;
    }

    void swallowing(boolean value) {
        swallowing = value;
    }

    /** Returns the speed of each connection, 0 for unlimited. */
    long bytesPerSecond() {
        return bytesPerSecond;
    }

    void bytesPerSecond(long value) {
        bytesPerSecond = value;
    }

    long latencyNanos() {
        return latencyNanos;
    }

    void latencyNanos(long value) {
        latencyNanos = value;
    }

    void cutAfter(long bytes) {
        bytesUntilCut = bytes;
    }

    /** Ends all faults but the swallowing, whose end concerns connections. */
    void reset() {
        stalled = false;
        bytesPerSecond = 0;
        latencyNanos = 0;
        bytesUntilCut = NO_CUT;
    }

    /** Returns how many of {@code bytes} may pass before a connection is to be cut. */
    int allowed(int bytes) {
        return bytesUntilCut == NO_CUT ? bytes : (int) Math.min(bytes, bytesUntilCut);
    }

    void countReceived(int bytes) {
        received.addAndGet(bytes);
    }

    /** Counts what passed, and returns whether its connection is to be cut now. */
    boolean countForwarded(int bytes) {
        forwarded.addAndGet(bytes);
        if (bytesUntilCut == NO_CUT) {
            return false;
        }
        bytesUntilCut -= bytes;
        if (bytesUntilCut > 0) {
            return false;
        }
        bytesUntilCut = NO_CUT;
        return true;
    }

    void countSwallowed(int bytes) {
        swallowed.addAndGet(bytes);
    }

    long received() {
        return received.get();
    }

    long forwarded() {
        return forwarded.get();
    }

    long swallowed() {
        return swallowed.get();
    }
}
