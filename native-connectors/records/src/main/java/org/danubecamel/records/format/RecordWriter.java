package org.danubecamel.records.format;

import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;

/** Writes records into one body. Not for use by several threads. */
public interface RecordWriter extends AutoCloseable {

    /**
     * Writes a record.
     *
     * @throws RecordException if the format cannot express it; nothing of it is in the body then, and others can follow
     * @throws java.io.UncheckedIOException if the stream that it writes to fails
     */
    void write(Record record);

    /**
     * The size of the body so far, in bytes, as a guide to when it is large enough: what is in the stream, and an estimate
     * of what Parquet holds back. Others hold back at most a block, of some 100 KiB.
     */
    long size();

    /**
     * Completes the body and flushes it; the stream stays open, so that it can be synced. Nothing can be written afterwards.
     * A second call does nothing.
     *
     * @throws java.io.UncheckedIOException if the stream that it writes to fails
     */
    void finish();

    /** Completes the body, unless that was done, and closes the stream that it writes to. */
    @Override
    void close();
}
