package org.danubecamel.connector.files.writer;

import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** The directory cannot be written to now. It is about the system: no record is to blame, and all can be written later. */
public final class FilesException extends Exception implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    FilesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.SYSTEM;
    }
}
