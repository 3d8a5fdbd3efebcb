package org.danubecamel.batch.internal;

import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.jspecify.annotations.Nullable;

/** The exceptions that records of one batch fail with. */
final class Outcomes {

    private final String name;
    private final int batchSize;

    Outcomes(String name, int batchSize) {
        this.name = name;
        this.batchSize = batchSize;
    }

    RecordRejectedException named(Throwable cause) {
        return new RecordRejectedException(
                "The sink of danube-batch:" + name + " named this record, of " + records()
                        + ", as one that it cannot write: " + cause,
                cause);
    }

    RecordRejectedException alone(Throwable cause) {
        return new RecordRejectedException(
                "The sink of danube-batch:" + name + " refused this record of " + records()
                        + " when it was written alone: " + cause,
                cause);
    }

    BatchNotWrittenException system(Throwable cause) {
        return notWritten(
                FailureKind.SYSTEM,
                "because the system failed that is to take it. It may be written nevertheless if only the answer was lost."
                        + " Try it again: ",
                false,
                cause);
    }

    /** The call that failed had others too. */
    BatchNotWrittenException unknown(Throwable cause) {
        return unknown(false, cause);
    }

    BatchNotWrittenException unknownAlone(Throwable cause) {
        return unknown(true, cause);
    }

    private BatchNotWrittenException unknown(boolean alone, Throwable cause) {
        return notWritten(
                FailureKind.UNKNOWN,
                "and it is not known whether this record is to blame. Try it again: ",
                alone,
                cause);
    }

    private BatchNotWrittenException notWritten(FailureKind kind, String reason, boolean alone, Throwable cause) {
        return new BatchNotWrittenException(
                "danube-batch:" + name + " could not write a record of " + records() + ", " + reason + cause,
                kind,
                batchSize,
                alone,
                cause);
    }

    static BatchNotWrittenException stopped(String name, int batchSize, @Nullable Throwable cause) {
        return new BatchNotWrittenException(
                "danube-batch:" + name
                        + " was stopped before a record of it was reported written. If it was given to the"
                        + " sink, it may be written nevertheless. Try it again when the route is started.",
                FailureKind.SYSTEM,
                batchSize,
                false,
                cause);
    }

    private String records() {
        return batchSize == 1 ? "a batch of 1 record" : "a batch of " + batchSize + " records";
    }
}
