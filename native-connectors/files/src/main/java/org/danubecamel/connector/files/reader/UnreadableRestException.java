package org.danubecamel.connector.files.reader;

import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;

/** What follows some position in a file cannot be read; what was before it was. */
final class UnreadableRestException extends Exception implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    UnreadableRestException(String file, Throwable cause) {
        super(
                "DNB-3513 The rest of the file " + file + " cannot be read: " + cause.getMessage()
                        + " The file stays where it is; its records before that were read.",
                cause);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.RECORD;
    }
}
