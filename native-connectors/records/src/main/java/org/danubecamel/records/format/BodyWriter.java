package org.danubecamel.records.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What writers have in common: they write whole records, count bytes, and failures of the stream are unchecked. */
public abstract class BodyWriter implements RecordWriter {

    private final BodyOutput out;
    private boolean finished;

    /** Writes to this stream. */
    protected BodyWriter(OutputStream out) {
        this.out = new BodyOutput(out);
    }

    /** The body; to close it flushes it. */
    protected final OutputStream output() {
        return out;
    }

    /** Writes these bytes. */
    protected final void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void write(char c) {
        try {
            out.write(c);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An estimate of the bytes of records that were written and are not in the stream yet. */
    protected long held() {
        return 0;
    }

    /** Writes what ends the body. */
    protected void complete() throws IOException {}

    @Override
    public final long size() {
        return out.count() + (finished ? 0 : held());
    }

    @Override
    public final void finish() {
        if (finished) {
            return;
        }
        finished = true;
        try {
            complete();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void close() {
        try (var stream = out.beneath()) {
            finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
