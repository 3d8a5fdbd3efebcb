package org.danubecamel.test.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** Counts connections; written by one thread, read by any. */
final class ConnectionCounters {

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unreachable = new AtomicLong();
    private volatile int open;
    private volatile int held;

    void countAccepted() {
        accepted.incrementAndGet();
    }

    void countRefused() {
        refused.incrementAndGet();
    }

    void countUnreachable() {
        unreachable.incrementAndGet();
    }

    void open(int count) {
        open = count;
    }

    void held(int count) {
        held = count;
    }

    long accepted() {
        return accepted.get();
    }

    long refused() {
        return refused.get();
    }

    long unreachable() {
        return unreachable.get();
    }

    int open() {
        return open;
    }

    int held() {
        return held;
    }
}
