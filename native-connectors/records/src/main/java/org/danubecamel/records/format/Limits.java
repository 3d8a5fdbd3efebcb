package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import org.danubecamel.records.RecordException;

/** The errors of limits that several formats have. */
final class Limits {

    private Limits() {}

    static RecordException tooLong(ReadLimits limits) {
        return new RecordException(
                LIMIT,
                "It is longer than " + limits.maxRecordBytes()
                        + " bytes. Allowed: at most that. Raise maxRecordBytes.");
    }
}
