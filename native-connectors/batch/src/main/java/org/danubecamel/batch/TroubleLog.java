package org.danubecamel.batch;

import java.time.Duration;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.internal.BatchObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, and says each trouble once: an outage when it begins and when it ends, refused records once in a minute. */
final class TroubleLog implements BatchObserver {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeBatchProducer.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final String name;
    private final String sink;
    private final BatchStatistics statistics;
    private boolean failing;
    private int notWritten;
    private int rejected;
    private boolean rejectionTold;
    private long rejectionToldAt;

    TroubleLog(String name, String sink, BatchStatistics statistics) {
        this.name = name;
        this.sink = sink;
        this.statistics = statistics;
    }

    @Override
    public void called(int records) {
        statistics.called(records);
    }

    @Override
    public void halved() {
        statistics.halved();
    }

    @Override
    public void written(int records, long bytes) {
        statistics.written(records, bytes);
        synchronized (this) {
            if (failing) {
                LOG.info("danube-batch:{} writes to {} again. Given back meanwhile: {}.", name, sink, notWritten);
                failing = false;
                notWritten = 0;
            }
        }
    }

    @Override
    public void notWritten(int records, FailureKind kind, Throwable failure) {
        statistics.notWritten(records, kind, failure);
        synchronized (this) {
            notWritten += records;
            if (failing) {
                LOG.debug("danube-batch:{} still cannot write to {}", name, sink, failure);
            } else {
                failing = true;
                LOG.warn(
                        "danube-batch:{} cannot write to {}, and gives its records back to be tried again. This is said"
                                + " once, until it can. Kind of failure: {}. {}",
                        name,
                        sink,
                        kind,
                        failure.toString());
            }
        }
    }

    @Override
    public void rejected(int records, Throwable failure) {
        statistics.rejected(records, failure);
        synchronized (this) {
            rejected += records;
            var now = System.nanoTime();
            if (!rejectionTold || now - rejectionToldAt >= QUIET_NANOS) {
                LOG.warn(
                        "danube-batch:{}: {} refused {} record(s) and takes others. Each fails with its cause. This is said"
                                + " once in a minute. The last cause: {}",
                        name,
                        sink,
                        rejected,
                        failure.toString());
                rejectionTold = true;
                rejectionToldAt = now;
                rejected = 0;
            }
        }
    }
}
