package org.danubecamel.embedded.storage;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** One entry within a block: its length, the checksum of length and bytes, and the bytes. */
final class EntryFrame {

    /** Bytes before the entry. */
    static final int PREFIX = 8;

    private EntryFrame() {}

    /** Writes at the buffer's position, which moves on; there must be room. */
    static void write(MessageLite entry, int length, ByteBuffer buffer) {
        int start = buffer.position();
        buffer.putInt(start, length);
        ByteBuffer body = buffer.duplicate()
                .position(start + PREFIX)
                .limit(start + PREFIX + length)
                .slice();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(body);
            entry.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer is no device that can fail", e);
        }
        buffer.putInt(start + 4, checksum(buffer, start, length));
        buffer.position(start + PREFIX + length);
    }

    /** Returns the length of the entry at a position if it lies within the buffer's limit and is whole, or -1. */
    static int length(ByteBuffer buffer, int position) {
        if (buffer.limit() - position < PREFIX) {
            return -1;
        }
        int length = buffer.getInt(position);
        boolean fits = length >= 0 && length <= buffer.limit() - position - PREFIX;
        return fits && buffer.getInt(position + 4) == checksum(buffer, position, length) ? length : -1;
    }

    /**
     * Returns a checksum of the checksums of all entries from the buffer's position to its limit, which must be whole. It
     * tells a block from what is left of two that were written to the same place.
     */
    static int checksumOfAll(ByteBuffer buffer) {
        CRC32C checksum = new CRC32C();
        for (int at = buffer.position(); at < buffer.limit(); at += PREFIX + buffer.getInt(at)) {
            checksum.update(buffer.duplicate().position(at).limit(at + PREFIX));
        }
        return (int) checksum.getValue();
    }

    private static int checksum(ByteBuffer buffer, int position, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().position(position).limit(position + 4));
        checksum.update(buffer.duplicate().position(position + PREFIX).limit(position + PREFIX + length));
        return (int) checksum.getValue();
    }
}
