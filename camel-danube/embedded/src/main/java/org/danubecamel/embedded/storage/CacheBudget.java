package org.danubecamel.embedded.storage;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of messages all topics together hold on the heap although they are on the disk. */
final class CacheBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    CacheBudget(long limit) {
        this.limit = limit;
    }

    void take(long bytes) {
        used.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    boolean isExceeded() {
        return used.get() > limit;
    }
}
