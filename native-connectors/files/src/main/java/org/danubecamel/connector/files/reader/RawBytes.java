package org.danubecamel.connector.files.reader;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Compression;
import org.jspecify.annotations.Nullable;

/** The bytes of records that cannot be decoded, read beside the file's reader, and only forwards. */
final class RawBytes implements Closeable {

    private final Path path;
    private final Compression compression;
    private final int most;
    private @Nullable InputStream in;
    private long position;

    RawBytes(Path path, Compression compression, int most) {
        this.path = path;
        this.compression = compression;
        this.most = most;
    }

    /** The bytes of the decompressed file from one offset to before another, cut where they are too many or unreadable. */
    byte[] range(long from, long to) {
        try {
            var stream = in;
            if (stream == null) {
                stream = compression.decompress(new BufferedInputStream(Files.newInputStream(path)), Long.MAX_VALUE);
                in = stream;
            }
            if (from > position) {
                stream.skipNBytes(from - position);
                position = from;
            }
            var bytes = stream.readNBytes((int) Math.max(0, Math.min(to - position, most)));
            position += bytes.length;
            return bytes;
        } catch (IOException | RecordException | java.io.UncheckedIOException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
