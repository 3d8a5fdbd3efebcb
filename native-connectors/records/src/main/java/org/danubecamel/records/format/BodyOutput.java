package org.danubecamel.records.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what is written, and is not closed by those who write to it. */
final class BodyOutput extends FilterOutputStream {

    private long count;

    BodyOutput(OutputStream out) {
        super(out);
    }

    /** How many bytes were written. */
    long count() {
        return count;
    }

    /** The stream that is written to. */
    OutputStream beneath() {
        return out;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        count += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
