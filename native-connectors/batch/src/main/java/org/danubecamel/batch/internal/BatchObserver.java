package org.danubecamel.batch.internal;

import org.danubecamel.batch.failure.FailureKind;

/** Hears what happens, for counters, logs and health. Called without locks, by several threads at once; must not block. */
public interface BatchObserver {

    /** The sink was called with {@code records}. */
    void called(int records);

    /** Records are written. */
    void written(int records, long bytes);

    /** Records were found to be refused by the sink. */
    void rejected(int records, Throwable failure);

    /** Records were given back, to be tried again. */
    void notWritten(int records, FailureKind kind, Throwable failure);

    /** A call failed and its records are written in two smaller ones. */
    void halved();
}
