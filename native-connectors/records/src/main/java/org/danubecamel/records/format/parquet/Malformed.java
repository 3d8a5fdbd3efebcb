package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_BODY;

import org.danubecamel.records.RecordException;

/** What is wrong with a file. */
final class Malformed {

    private Malformed() {}

    /** After it nothing more can be read. */
    static RecordException file(String text) {
        return new RecordException(MALFORMED_BODY, text);
    }

    /** Something is larger than allowed. */
    static RecordException limit(String text) {
        return new RecordException(LIMIT, text);
    }
}
