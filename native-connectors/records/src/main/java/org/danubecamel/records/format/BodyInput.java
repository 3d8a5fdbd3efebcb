package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body: counted, bounded, and with a way back. A failure of the stream beneath is unchecked, so that whatever
 * a decoder throws as an {@link IOException} is about the data.
 */
public final class BodyInput extends InputStream {

    private static final int BUFFER = 8192;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long position;
    private long limit = Long.MAX_VALUE;

    /** Reads the stream to its end. */
    public BodyInput(InputStream in) {
        this(in, 0);
    }

    /** Reads a stream of which so many bytes were read before. */
    BodyInput(InputStream in, long position) {
        this.in = in;
        this.position = position;
    }

    /** How many bytes were read. */
    public long position() {
        return position;
    }

    /** From here on, at most so many bytes can be read. */
    void allow(long bytes) {
        limit = position + bytes;
    }

    /** @throws RecordException if there are more bytes than were allowed */
    @Override
    public int read() {
        if (next == end && !fill()) {
            return -1;
        }
        checkLimit();
        position++;
        return buffer[next++] & 0xFF;
    }

    /** @throws RecordException if there are more bytes than were allowed */
    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (next == end && !fill()) {
            return -1;
        }
        checkLimit();
        int count = (int) Math.min(Math.min(length, end - next), limit - position);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        position += count;
        return count;
    }

    /** So many bytes, or null if the body ends before; memory is taken for what is there, not for what is asked for. */
    public byte @Nullable [] readExactly(int length) {
        var bytes = new ByteArrayOutputStream(Math.min(length, BUFFER));
        while (bytes.size() < length) {
            if (next == end && !fill()) {
                return null;
            }
            int count = Math.min(length - bytes.size(), end - next);
            bytes.write(buffer, next, count);
            next += count;
            position += count;
        }
        return bytes.toByteArray();
    }

    /** The bytes up to the next line feed, without it; null at the end; cut where the line is longer than {@code max}. */
    @Nullable Line readLine(int max) {
        if (next == end && !fill()) {
            return null;
        }
        long start = position;
        byte[] line = {};
        boolean whole = true;
        do {
            int feed = next;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            if (whole && line.length + feed - next <= max) {
                int kept = line.length;
                line = Arrays.copyOf(line, kept + feed - next);
                System.arraycopy(buffer, next, line, kept, feed - next);
            } else {
                whole = false;
            }
            boolean found = feed < end;
            position += feed - next + (found ? 1 : 0);
            next = found ? feed + 1 : feed;
            if (found) {
                return new Line(start, line, whole);
            }
        } while (fill());
        return new Line(start, line, whole);
    }

    /** Puts back what was read last. */
    void unread(byte[] bytes, int from) {
        int count = bytes.length - from;
        if (count > 0) {
            var rest = new byte[Math.max(count + end - next, BUFFER)];
            System.arraycopy(bytes, from, rest, 0, count);
            System.arraycopy(buffer, next, rest, count, end - next);
            end = count + end - next;
            next = 0;
            buffer = rest;
            position -= count;
        }
    }

    private void checkLimit() {
        if (position >= limit) {
            throw new RecordException(
                    LIMIT, "A record before byte " + position + " is larger than allowed. Raise maxRecordBytes.");
        }
    }

    private boolean fill() {
        try {
            int count = in.read(buffer, 0, buffer.length);
            if (count == 0) {
                int one = in.read();
                buffer[0] = (byte) one;
                count = one < 0 ? -1 : 1;
            }
            next = 0;
            end = Math.max(count, 0);
            return count > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line, where it begins, and whether all of it is there. */
    record Line(long offset, byte[] bytes, boolean whole) {}
}
