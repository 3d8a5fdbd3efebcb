package org.danubecamel.batch.failure;

/** What an exchange fails with for which there was no room in time. It was never given to the sink. */
public final class BatchFullException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    /**
     * Creates a failure.
     *
     * @param message what, where and what to do, without the identifier
     */
    public BatchFullException(String message) {
        super("DNB-3103 " + message);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.SYSTEM;
    }
}
