package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import org.danubecamel.records.RecordException;

/**
 * How a Parquet file is written.
 *
 * @param codec how pages are compressed
 * @param rowGroupBytes from how many bytes on a row group is complete, 4 KiB to 1 GiB; so much is held in memory
 * @param rowGroupRows how many rows a row group has at most
 * @param pageBytes from how many bytes on a page is complete, 1 KiB to 16 MiB
 * @param dictionaryPageBytes how large the dictionary of a column may be, 1 KiB to 16 MiB
 * @param statistics whether the least and the greatest value and the number of nulls of each column are written
 */
public record ParquetOptions(
        ParquetCodec codec,
        long rowGroupBytes,
        int rowGroupRows,
        int pageBytes,
        int dictionaryPageBytes,
        boolean statistics) {

    /** Snappy, row groups of 64 MiB or 1,000,000 rows, pages and dictionaries of 1 MiB, with statistics. */
    public static final ParquetOptions DEFAULT =
            new ParquetOptions(ParquetCodec.SNAPPY, 64L << 20, 1_000_000, 1 << 20, 1 << 20, true);

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** @throws RecordException if a size is out of bounds */
    public ParquetOptions {
        check("rowGroupBytes", rowGroupBytes, 4 * KIB, 1024L * MIB);
        check("rowGroupRows", rowGroupRows, 1, Integer.MAX_VALUE);
        check("pageBytes", pageBytes, KIB, 16 * MIB);
        check("dictionaryPageBytes", dictionaryPageBytes, KIB, 16 * MIB);
    }

    private static void check(String name, long given, long least, long most) {
        if (given < least || given > most) {
            throw new RecordException(
                    SETUP, name + "=" + given + " cannot be used. Allowed: " + least + " to " + most + ".");
        }
    }

    /** These options with another compression. */
    public ParquetOptions withCodec(ParquetCodec other) {
        return new ParquetOptions(other, rowGroupBytes, rowGroupRows, pageBytes, dictionaryPageBytes, statistics);
    }

    /** These options with row groups of other sizes. */
    public ParquetOptions withRowGroup(long bytes, int rows) {
        return new ParquetOptions(codec, bytes, rows, pageBytes, dictionaryPageBytes, statistics);
    }

    /** These options with pages and dictionaries of other sizes. */
    public ParquetOptions withPages(int bytes, int dictionaryBytes) {
        return new ParquetOptions(codec, rowGroupBytes, rowGroupRows, bytes, dictionaryBytes, statistics);
    }

    /** These options with or without statistics. */
    public ParquetOptions withStatistics(boolean written) {
        return new ParquetOptions(codec, rowGroupBytes, rowGroupRows, pageBytes, dictionaryPageBytes, written);
    }
}
