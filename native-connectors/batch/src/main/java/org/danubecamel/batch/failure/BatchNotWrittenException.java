package org.danubecamel.batch.failure;

import org.jspecify.annotations.Nullable;

/**
 * What an exchange fails with whose record was not written, or not surely, without the record being to blame for all that
 * is known. It should be tried again. The sink's failure is the cause.
 */
public final class BatchNotWrittenException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    private final FailureKind kind;
    private final int batchSize;
    private final boolean alone;

    /**
     * Creates a failure without a stack trace of its own, because it is made for each record; the cause has one.
     *
     * @param message what, where and what to do, without the identifier
     * @param kind {@code SYSTEM} or {@code UNKNOWN}
     * @param batchSize how many records the batch had
     * @param alone whether the sink refused the record when it was called with nothing else
     * @param cause the sink's failure; null if the sink was not called
     */
    public BatchNotWrittenException(
            String message, FailureKind kind, int batchSize, boolean alone, @Nullable Throwable cause) {
        super("DNB-3101 " + message, cause, true, false);
        this.kind = kind;
        this.batchSize = batchSize;
        this.alone = alone;
    }

    @Override
    public FailureKind failureKind() {
        return kind;
    }

    /** Returns how many records the batch had. */
    public int batchSize() {
        return batchSize;
    }

    /**
     * Returns whether the sink refused the record when it was called with nothing else, for a reason that says nothing.
     * Otherwise a neighbour may be to blame, or the system.
     */
    public boolean isRefusedAlone() {
        return alone;
    }
}
