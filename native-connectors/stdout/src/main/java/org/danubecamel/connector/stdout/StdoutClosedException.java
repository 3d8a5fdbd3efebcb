package org.danubecamel.connector.stdout;

import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;

/** The standard output takes nothing more. */
final class StdoutClosedException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    StdoutClosedException() {
        super(
                "DNB-3611 The standard output of this process failed: it is closed, or whoever reads it is gone, or its disk"
                        + " is full. Java remembers that until the process ends. Mend it, and restart the process; records that were"
                        + " not written are sent again then.");
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.SYSTEM;
    }
}
