package org.danubecamel.benchmarks.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.benchmarks.process.Arguments;

/** One batch on its way through the receiver: timed from the arrival of its message number {@code first} to its last. */
final class Drain {

    private final Arguments job;
    private final int first;
    private final int last;
    private final AtomicInteger arrived = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private CpuTime cpu;
    private long nanos;

    /** @param first the message, from 1, with which the clock starts: those before it were received already */
    Drain(Arguments job, int first, int last) {
        this.job = job;
        this.first = first;
        this.last = last;
        this.cpu = CpuTime.now(job);
    }

    /** Counts a message. */
    void arrived() {
        var count = arrived.incrementAndGet();
        if (count == first) {
            cpu = CpuTime.now(job);
            nanos = System.nanoTime();
        } else if (count == last) {
            nanos = System.nanoTime() - nanos;
            cpu = CpuTime.now(job).since(cpu);
            ended.countDown();
        }
    }

    void await() throws InterruptedException {
        ended.await();
    }

    /** Returns how many messages were timed. */
    int messages() {
        return last - first;
    }

    double seconds() {
        return nanos / 1e9;
    }

    CpuTime cpu() {
        return cpu;
    }
}
