package org.danubecamel.batch.failure;

/** Implemented by an exception that knows what it is about. What it says wins over every {@link FailureClassifier}. */
public interface ClassifiedFailure {

    /** Returns what the failure is about; with {@code UNKNOWN}, its causes are not asked either. */
    FailureKind failureKind();
}
