package org.danubecamel.connector.files.reader;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.danubecamel.connector.files.format.FileKind;
import org.danubecamel.connector.source.SourceRecord;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.ReadLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file to which others append. Once it was opened it is read wherever it is, and to its end when it is gone. */
final class Followed implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Followed.class);

    private static final int HEAD_BYTES = 256;
    private static final int LARGEST_HEADER = 64 << 10;

    private final ReaderOptions options;
    private final String key;
    private int headBytes;
    private long head;
    private long offset;
    private long index;
    private @Nullable FoundFile file;
    private @Nullable FileChannel channel;
    private boolean gone;
    private boolean over;

    Followed(ReaderOptions options, FoundFile file) {
        this.options = options;
        this.key = file.key();
        this.file = file;
    }

    Followed(ReaderOptions options, TailPosition.Mark mark) {
        this.options = options;
        this.key = mark.key();
        this.headBytes = mark.headBytes();
        this.head = mark.head();
        this.offset = mark.offset();
        this.index = mark.index();
    }

    TailPosition.Mark mark() {
        return new TailPosition.Mark(key, headBytes, head, offset, index);
    }

    /** It is there, under this name. */
    void found(FoundFile now) {
        file = now;
        gone = false;
    }

    /** It is not in the directory any more. */
    void gone() {
        if (channel == null) {
            LOG.warn(
                    "danube-files:{}: a file that was followed up to byte {} is gone; what followed there was not read.",
                    options.directory(),
                    offset);
            over = true;
        }
        gone = true;
    }

    /** Whether nothing will ever come of it. */
    boolean isOver() {
        return over;
    }

    /** Whole lines from where reading has come to. */
    List<SourceRecord> read(int maxRecords, long maxBytes, Bodies bodies) throws IOException {
        var current = file;
        var in = current == null ? null : open(current);
        if (in == null || current == null) {
            return List.of();
        }
        checkStart(in);
        var available = in.size() - offset;
        if (available <= 0) {
            over = gone;
            return List.of();
        }
        var most = (int) Math.min(available, Math.min(Math.max(maxBytes, options.maxRecordBytes()), 1 << 30));
        var bytes = read(in, offset, (int) Math.min(most, options.maxRecordBytes() + 1L));
        int end = lastLineEnd(bytes);
        if (end == 0) {
            if (bytes.length <= options.maxRecordBytes() && !gone) {
                return List.of();
            }
            end = bytes.length;
        }
        return lines(in, Arrays.copyOf(bytes, end), maxRecords, current, bodies);
    }

    private List<SourceRecord> lines(FileChannel in, byte[] lines, int maxRecords, FoundFile current, Bodies bodies)
            throws IOException {
        var header = options.format().kind() == FileKind.CSV && offset > 0 ? header(in) : new byte[0];
        var body = Arrays.copyOf(header, header.length + lines.length);
        System.arraycopy(lines, 0, body, header.length, lines.length);
        var limits = ReadLimits.DEFAULT.withMaxRecordBytes(options.maxRecordBytes());
        var records = new ArrayList<SourceRecord>();
        long start = offset - header.length;
        try (var reader = options.format().reading(limits).reader(new ByteArrayInputStream(body))) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                long to = reader.position().offset();
                var record = next.recordOrNull();
                records.add(
                        record == null
                                ? Bodies.undecodable(
                                        Arrays.copyOfRange(
                                                body, (int) next.position().offset(), (int) to),
                                        current,
                                        index,
                                        null,
                                        failureOf(next))
                                : bodies.record(record, current, index, null));
                index++;
                offset = start + to;
                if (records.size() == maxRecords) {
                    return records;
                }
            }
            offset = start + body.length;
        } catch (RecordException e) {
            records.add(Bodies.undecodable(lines, current, index, null, e));
            index++;
            offset = start + body.length;
        }
        updateHead(in);
        return records;
    }

    private static RecordException failureOf(org.danubecamel.records.format.Unpacked bad) {
        return ((org.danubecamel.records.format.Unpacked.Bad) bad).failure();
    }

    private @Nullable FileChannel open(FoundFile current) throws IOException {
        var open = channel;
        if (open == null) {
            try {
                open = FileChannel.open(current.path(), StandardOpenOption.READ);
                channel = open;
            } catch (NoSuchFileException e) {
                return null;
            }
        }
        return open;
    }

    /** A file that is shorter, or begins otherwise, is another one. */
    private void checkStart(FileChannel in) throws IOException {
        if (in.size() < offset || (headBytes > 0 && checksum(read(in, 0, headBytes)) != head)) {
            LOG.info("danube-files:{}: a file was begun anew, and is read from its beginning.", options.directory());
            offset = 0;
            index = 0;
            headBytes = 0;
        }
        updateHead(in);
    }

    private void updateHead(FileChannel in) throws IOException {
        if (headBytes < HEAD_BYTES && offset > headBytes) {
            var bytes = read(in, 0, (int) Math.min(HEAD_BYTES, offset));
            headBytes = bytes.length;
            head = checksum(bytes);
        }
    }

    private static byte[] header(FileChannel in) throws IOException {
        var bytes = read(in, 0, LARGEST_HEADER);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return Arrays.copyOf(bytes, i + 1);
            }
        }
        throw new IOException("The header of a file has no end within " + LARGEST_HEADER + " bytes");
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static byte[] read(FileChannel in, long from, int length) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(length, Math.max(0, in.size() - from)));
        while (buffer.hasRemaining() && in.read(buffer, from + buffer.position()) > 0) {
            // Reads until it is full or the file ends.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static long checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
