package org.danubecamel.connector.drop;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Counts messages, and says now and then how many came and how fast. For use by several threads. */
final class DropCount {

    private static final double NANOS = 1e9;

    private final LongAdder messages = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final ReentrantLock reporting = new ReentrantLock();
    private final Duration interval;
    private final LongSupplier nanoTime;
    private final Consumer<String> log;
    private long reported;
    private long reportedAt;
    private volatile double rate;

    /**
     * Counts from zero.
     *
     * @param interval how much time is between two reports at least; zero for no reports
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @param log where reports go
     */
    DropCount(Duration interval, LongSupplier nanoTime, Consumer<String> log) {
        this.interval = interval;
        this.nanoTime = nanoTime;
        this.log = log;
        this.reportedAt = nanoTime.getAsLong();
    }

    void add(int count) {
        messages.add(count);
        batches.increment();
        if (!interval.isZero() && nanoTime.getAsLong() - reportedAt >= interval.toNanos() && reporting.tryLock()) {
            try {
                report();
            } finally {
                reporting.unlock();
            }
        }
    }

    /** Reports what came since the last report, if anything did. */
    void reportRest() {
        reporting.lock();
        try {
            if (!interval.isZero() && messages() > reported) {
                report();
            }
        } finally {
            reporting.unlock();
        }
    }

    private void report() {
        var now = nanoTime.getAsLong();
        var total = messages();
        rate = (total - reported) / Math.max(1e-9, (now - reportedAt) / NANOS);
        log.accept(String.format(
                Locale.ROOT,
                "%d messages in %d calls so far, %.0f/s since the last report",
                total,
                batches.sum(),
                rate));
        reported = total;
        reportedAt = now;
    }

    long messages() {
        return messages.sum();
    }

    long batches() {
        return batches.sum();
    }

    /** How many messages came in a second, between the last two reports. */
    double rate() {
        return rate;
    }
}
