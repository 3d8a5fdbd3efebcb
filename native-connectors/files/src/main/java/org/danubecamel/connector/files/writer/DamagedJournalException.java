package org.danubecamel.connector.files.writer;

import java.io.IOException;

/** A journal is not as its writer synced it. */
final class DamagedJournalException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedJournalException(String message) {
        super(message);
    }
}
