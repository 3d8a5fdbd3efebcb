package org.danubecamel.connector.files.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Position;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.Unpacked;
import org.jspecify.annotations.Nullable;

/** A file that is being read. It reads one record ahead, so as to know which is the last one. */
final class OpenedFile implements Closeable {

    /** What of an unreadable rest goes with its dead letter. */
    private static final int REST_BYTES = 64 << 10;

    private final FoundFile file;
    private final RecordReader reader;
    private final RawBytes raw;
    private final int maxRecordBytes;
    private Position before;
    private @Nullable Unpacked ahead;
    private @Nullable RecordException broken;
    private boolean whole = true;

    OpenedFile(FoundFile file, FileFormat format, ReadLimits limits, Position from) throws IOException {
        this.file = file;
        this.maxRecordBytes = limits.maxRecordBytes();
        this.raw = new RawBytes(file.path(), format.compression(), Math.max(REST_BYTES, maxRecordBytes));
        this.before = from;
        this.reader = format.reading(limits).reader(Files.newByteChannel(file.path()), from);
        advance();
    }

    /**
     * What was read.
     *
     * @param record the record, or why there is none; null if all the rest is unreadable
     * @param number the number of the record in the file
     * @param from where it begins
     * @param to where the next one begins
     */
    record Next(@Nullable Unpacked record, @Nullable RecordException rest, Position from, Position to) {}

    /** The next record, or what stands for the rest of the file; null at the end. */
    @Nullable Next next() throws IOException {
        var record = ahead;
        var from = before;
        if (record == null) {
            var rest = broken;
            broken = null;
            whole &= rest == null;
            return rest == null ? null : new Next(null, rest, from, from);
        }
        try {
            before = reader.position();
            advance();
            return new Next(record, null, from, before);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void advance() throws IOException {
        try {
            ahead = reader.next();
        } catch (RecordException e) {
            ahead = null;
            broken = e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether nothing follows. */
    boolean isAtEnd() {
        return ahead == null && broken == null;
    }

    /** Whether all of it could be read, bad records included. */
    boolean isWhole() {
        return whole;
    }

    /** The bytes of a bad record, or the first ones of an unreadable rest. */
    byte[] raw(Next next) {
        var bad = next.record();
        return bad == null
                ? raw.range(next.from().offset(), next.from().offset() + REST_BYTES)
                : raw.range(
                        bad.position().offset(),
                        Math.min(next.to().offset(), bad.position().offset() + maxRecordBytes));
    }

    FoundFile file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        try (raw) {
            reader.close();
        }
    }
}
