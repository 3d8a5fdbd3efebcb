package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import org.danubecamel.records.RecordException;

/**
 * What a body may take; more is refused, so that no body exhausts memory, stack or time.
 *
 * @param maxBodyBytes bytes in a body, decompressed
 * @param maxRecords records in a body
 * @param maxRecordBytes bytes of one record in its format
 * @param maxDepth how deep structs and lists nest within a record, 1 to 256
 * @param maxValues values within a record, those in lists and structs included
 */
public record ReadLimits(long maxBodyBytes, long maxRecords, int maxRecordBytes, int maxDepth, int maxValues) {

    /** 1 GiB, 10,000,000 records, of 4 MiB, 64 deep, and 1,000,000 values each. */
    public static final ReadLimits DEFAULT = new ReadLimits(1L << 30, 10_000_000, 4 << 20, 64, 1_000_000);

    private static final int DEEPEST = 256;
    private static final int LARGEST = 1 << 30;

    /** @throws RecordException if a limit is out of bounds */
    public ReadLimits {
        check("maxBodyBytes", maxBodyBytes, Long.MAX_VALUE);
        check("maxRecords", maxRecords, Long.MAX_VALUE);
        check("maxRecordBytes", maxRecordBytes, LARGEST);
        check("maxDepth", maxDepth, DEEPEST);
        check("maxValues", maxValues, LARGEST);
    }

    /** These limits with another size of the body. */
    public ReadLimits withMaxBodyBytes(long bytes) {
        return new ReadLimits(bytes, maxRecords, maxRecordBytes, maxDepth, maxValues);
    }

    /** These limits with another number of records. */
    public ReadLimits withMaxRecords(long records) {
        return new ReadLimits(maxBodyBytes, records, maxRecordBytes, maxDepth, maxValues);
    }

    /** These limits with another size of a record. */
    public ReadLimits withMaxRecordBytes(int bytes) {
        return new ReadLimits(maxBodyBytes, maxRecords, bytes, maxDepth, maxValues);
    }

    /** These limits with another depth. */
    public ReadLimits withMaxDepth(int depth) {
        return new ReadLimits(maxBodyBytes, maxRecords, maxRecordBytes, depth, maxValues);
    }

    /** These limits with another number of values. */
    public ReadLimits withMaxValues(int values) {
        return new ReadLimits(maxBodyBytes, maxRecords, maxRecordBytes, maxDepth, values);
    }

    private static void check(String name, long given, long most) {
        if (given < 1 || given > most) {
            throw new RecordException(SETUP, name + "=" + given + " cannot be used. Allowed: 1 to " + most + ".");
        }
    }
}
