package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_BODY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** A decompressing stream that is bounded, and has one exception for whatever is wrong with the data. */
final class Decompressed extends InputStream {

    /** Opens a decompressor, which may read. */
    @FunctionalInterface
    interface Opener {
        InputStream open(InputStream source) throws IOException;
    }

    private final InputStream source;
    private final Opener opener;
    private final long maxBytes;
    private @Nullable InputStream decompressor;
    private long count;

    Decompressed(InputStream source, Opener opener, long maxBytes) {
        this.source = source;
        this.opener = opener;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int read = decompress(target, offset, length);
        count += Math.max(read, 0);
        if (count > maxBytes) {
            throw new RecordException(
                    LIMIT,
                    "The body has more than " + maxBytes
                            + " bytes, decompressed. Allowed: at most that. Raise maxBodyBytes.");
        }
        return read;
    }

    private int decompress(byte[] target, int offset, int length) {
        try {
            var in = decompressor;
            if (in == null) {
                in = opener.open(source);
                decompressor = in;
            }
            return in.read(target, offset, length);
        } catch (RecordException | UncheckedIOException e) {
            throw e;
        } catch (IOException | RuntimeException | org.xerial.snappy.SnappyError e) {
            throw new RecordException(
                    MALFORMED_BODY,
                    "The body cannot be decompressed after " + count + " bytes: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                            + ". Check which compression it has.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        var in = decompressor;
        try (source) {
            if (in != null) {
                in.close();
            }
        }
    }
}
