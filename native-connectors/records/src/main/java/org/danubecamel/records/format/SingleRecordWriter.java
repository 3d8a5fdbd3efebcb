package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.io.OutputStream;
import java.util.function.Function;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;

/** Writes the one record that a body may have. */
public final class SingleRecordWriter extends BodyWriter {

    private final Function<Record, byte[]> encode;
    private boolean written;

    /** Makes the body by this function. */
    public SingleRecordWriter(OutputStream body, Function<Record, byte[]> encode) {
        super(body);
        this.encode = encode;
    }

    @Override
    public void write(Record record) {
        if (written) {
            throw new RecordException(
                    NOT_WRITABLE,
                    "A second record cannot be in this body. Allowed: one; write a body for each record.");
        }
        write(encode.apply(record));
        written = true;
    }
}
