package org.danubecamel.records.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What writers have in common: they write whole records, and failures of the stream are unchecked. */
abstract class BodyWriter implements RecordWriter {

    private final OutputStream out;

    BodyWriter(OutputStream out) {
        this.out = out;
    }

    final void write(byte[] bytes) {
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

    /** Writes what ends the body. */
    void complete() {}

    @Override
    public final void close() {
        try (out) {
            complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
