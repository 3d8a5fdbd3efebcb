package org.danubecamel.connector.sink;

import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;

/** The system could not be checked, and nothing was written. */
final class TargetUnavailableException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    TargetUnavailableException(String name, Throwable cause) {
        super(
                "DNB-3302 " + name + " cannot be checked now; nothing was written: " + cause.getMessage()
                        + ". Records are to be sent again.",
                cause);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.SYSTEM;
    }
}
