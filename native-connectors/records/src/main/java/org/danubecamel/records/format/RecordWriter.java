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

    /** Completes the body and closes the stream that it writes to. */
    @Override
    void close();
}
