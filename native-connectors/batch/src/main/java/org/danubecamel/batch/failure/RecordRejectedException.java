package org.danubecamel.batch.failure;

/**
 * What an exchange fails with whose record the sink refuses, while it takes others: it stood alone when it was refused, or
 * the sink named it. Trying it again is of no use. The sink's failure is the cause.
 */
public final class RecordRejectedException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    /**
     * Creates a failure without a stack trace of its own, because it is made for each record; the cause has one.
     *
     * @param message what and where, without the identifier
     * @param cause what the sink said about the record
     */
    public RecordRejectedException(String message, Throwable cause) {
        super("DNB-3102 " + message, cause, true, false);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.RECORD;
    }
}
