package org.danubecamel.records.format;

import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Reads the records of one body, one after the other, holding one at a time. Not for use by several threads. */
public interface RecordReader extends AutoCloseable {

    /**
     * The next record or why there is none in its place; null at the end of the body.
     *
     * @throws RecordException if the rest of the body cannot be read; the text names the position. The reader is at the end
     *     then.
     * @throws java.io.UncheckedIOException if the stream that it reads from fails
     */
    @Nullable Unpacked next();

    /**
     * From where a reader of the same body would go on: the number of records that were read, and an offset that is of use
     * to the format only.
     */
    Position position();

    /**
     * What is left of the body.
     *
     * @throws RecordException at the first record that cannot be read
     */
    default List<Record> readAll() {
        var records = new ArrayList<Record>();
        for (var next = next(); next != null; next = next()) {
            records.add(next.orThrow());
        }
        return records;
    }

    /** Closes the stream that it reads from. */
    @Override
    void close();
}
