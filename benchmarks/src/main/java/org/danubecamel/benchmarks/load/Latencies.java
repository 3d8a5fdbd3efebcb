package org.danubecamel.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.danubecamel.benchmarks.process.Arguments;

/** How long after they were due messages arrived. Safe for use by any number of threads. */
final class Latencies {

    private static final int DIGITS = 3;

    private final Histogram nanos = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(10), DIGITS);

    /** Counts a message that arrives now. */
    void arrived(long dueNanos) {
        nanos.recordValue(Math.max(0, System.nanoTime() - dueNanos));
    }

    /** Returns the percentiles in microseconds. */
    Arguments report() {
        return Arguments.none()
                .with("p50", nanos.getValueAtPercentile(50) / 1e3)
                .with("p99", nanos.getValueAtPercentile(99) / 1e3)
                .with("max", nanos.getMaxValue() / 1e3)
                .with("count", nanos.getTotalCount());
    }
}
