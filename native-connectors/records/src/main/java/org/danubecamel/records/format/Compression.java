package org.danubecamel.records.format;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.xerial.snappy.SnappyFramedInputStream;
import org.xerial.snappy.SnappyFramedOutputStream;

/** How a whole body is compressed. */
public enum Compression {
    /** Not at all. */
    NONE(""),
    /** Gzip, RFC 1952. */
    GZIP(".gz"),
    /** Zstandard, RFC 8878, with a window of at most 8 MiB. */
    ZSTD(".zst"),
    /** Snappy's framing format. */
    SNAPPY(".snappy"),
    /** LZ4's frame format. */
    LZ4(".lz4");

    /** What levels up to 19 use; it is memory that the body's sender chooses. */
    private static final int MAX_ZSTD_WINDOW_LOG = 23;

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    /** What file names end with, such as {@code .gz}; empty for {@link #NONE}. */
    public String extension() {
        return extension;
    }

    /**
     * The decompressed body. Reading throws {@link org.danubecamel.records.RecordException} where it is malformed, ends too
     * early, or has more than {@code maxBytes}, and {@link UncheckedIOException} where the stream beneath fails.
     */
    public InputStream decompress(InputStream body, long maxBytes) {
        var source = new BodyInput(body);
        return new Decompressed(source, this == NONE ? in -> in : this::open, maxBytes);
    }

    /**
     * Compresses what is written to the stream.
     *
     * @throws UncheckedIOException if the stream beneath fails
     */
    public OutputStream compress(OutputStream body) {
        try {
            return switch (this) {
                case NONE -> body;
                case GZIP -> new GZIPOutputStream(body);
                case ZSTD -> new ZstdOutputStreamNoFinalizer(body);
                case SNAPPY -> new SnappyFramedOutputStream(body);
                case LZ4 -> new LZ4FrameOutputStream(body);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(InputStream source) throws IOException {
        return switch (this) {
            case NONE -> source;
            case GZIP -> new GZIPInputStream(source);
            case ZSTD -> new ZstdInputStreamNoFinalizer(source).setLongMax(MAX_ZSTD_WINDOW_LOG);
            case SNAPPY -> new SnappyFramedInputStream(source);
            case LZ4 -> new LZ4FrameInputStream(source);
        };
    }
}
