package org.danubecamel.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what is under way, so that its end can be awaited. */
final class Unanswered {

    private final AtomicLong count = new AtomicLong();

    void add() {
        count.incrementAndGet();
    }

    void remove() {
        if (count.decrementAndGet() == 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    synchronized void await() throws InterruptedException {
        while (count.get() > 0) {
            wait();
        }
    }
}
