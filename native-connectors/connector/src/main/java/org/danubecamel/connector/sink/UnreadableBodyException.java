package org.danubecamel.connector.sink;

import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;

/** The stream of a body failed while it was read. It says nothing about the data: the message is to be tried again. */
final class UnreadableBodyException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    UnreadableBodyException(Throwable cause) {
        super(
                "DNB-3303 The stream of a body failed while it was read: " + cause.getMessage()
                        + ". The message is to be sent again.",
                cause);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.SYSTEM;
    }
}
