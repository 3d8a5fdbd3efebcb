package org.danubecamel.batch.internal;

import org.danubecamel.batch.failure.FailureKind;

/** An observer that does nothing with what it hears. */
class SilentObserver implements BatchObserver {

    @Override
    public void called(int records) {}

    @Override
    public void written(int records, long bytes) {}

    @Override
    public void rejected(int records, Throwable failure) {}

    @Override
    public void notWritten(int records, FailureKind kind, Throwable failure) {}

    @Override
    public void halved() {}
}
