package org.danubecamel.batch;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.internal.BatchObserver;
import org.jspecify.annotations.Nullable;

/** Counts what happens to the records of a batch, and remembers what is wrong. It outlives restarts of routes. */
final class BatchStatistics implements BatchObserver {

    private final LongAdder calls = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder notWritten = new LongAdder();
    private final LongAdder halvings = new LongAdder();
    private volatile @Nullable Trouble trouble;
    private volatile @Nullable Instant lastSuccess;

    /**
     * A time in which nothing succeeds.
     *
     * @param since when the first failure was
     * @param last the last failure
     */
    record Trouble(Instant since, FailureKind kind, Throwable last) {}

    @Override
    public void called(int size) {
        calls.increment();
    }

    @Override
    public void written(int count, long size) {
        records.add(count);
        bytes.add(size);
        lastSuccess = Instant.now();
        trouble = null;
    }

    @Override
    public void rejected(int count, Throwable failure) {
        rejected.add(count);
    }

    @Override
    public void notWritten(int count, FailureKind kind, Throwable failure) {
        notWritten.add(count);
        var before = trouble;
        trouble = new Trouble(before == null ? Instant.now() : before.since(), kind, failure);
    }

    @Override
    public void halved() {
        halvings.increment();
    }

    /** Returns what is wrong, or null if the last that happened was a success, or nothing. */
    @Nullable Trouble trouble() {
        return trouble;
    }

    @Nullable Instant lastSuccess() {
        return lastSuccess;
    }

    long calls() {
        return calls.sum();
    }

    long records() {
        return records.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    long rejected() {
        return rejected.sum();
    }

    long notWritten() {
        return notWritten.sum();
    }

    long halvings() {
        return halvings.sum();
    }
}
