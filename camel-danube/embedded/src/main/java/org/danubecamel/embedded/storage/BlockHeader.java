package org.danubecamel.embedded.storage;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the entries of one commit. A block is written after the one before it was synced, if the log is
 * synced at all.
 *
 * @param log the number that all blocks of one log have
 * @param sequence grows by one with each block of the log
 * @param synced whether the block before it was certainly synced
 * @param bodyLength the bytes of the entries
 * @param bodyChecksum what {@link EntryFrame#checksumOfAll} gives for the entries
 */
record BlockHeader(long log, long sequence, boolean synced, int bodyLength, int bodyChecksum) {

    static final int LENGTH = 36;
    static final int MAGIC = 0xDA4B10C5;
    static final int MAX_BODY = 512 << 20;

    private static final byte VERSION = 1;

    void write(ByteBuffer buffer, int position) {
        buffer.putInt(position, MAGIC);
        buffer.put(position + 4, VERSION);
        buffer.put(position + 5, (byte) (synced ? 1 : 0));
        buffer.putShort(position + 6, (short) 0);
        buffer.putInt(position + 8, bodyLength);
        buffer.putLong(position + 12, log);
        buffer.putLong(position + 20, sequence);
        buffer.putInt(position + 28, bodyChecksum);
        buffer.putInt(position + 32, checksum(buffer, position));
    }

    /** Returns the header at a position, or null if there is none that is whole. */
    static @Nullable BlockHeader read(ByteBuffer buffer, int position) {
        if (buffer.limit() - position < LENGTH
                || buffer.getInt(position) != MAGIC
                || buffer.getInt(position + 32) != checksum(buffer, position)) {
            return null;
        }
        int bodyLength = buffer.getInt(position + 8);
        if (bodyLength < 0 || bodyLength > MAX_BODY) {
            return null;
        }
        return new BlockHeader(
                buffer.getLong(position + 12),
                buffer.getLong(position + 20),
                buffer.get(position + 5) == 1,
                bodyLength,
                buffer.getInt(position + 28));
    }

    /** Returns the version of the format of a header that is whole. */
    static int version(ByteBuffer buffer, int position) {
        return buffer.get(position + 4);
    }

    static boolean isCurrent(int version) {
        return version == VERSION;
    }

    private static int checksum(ByteBuffer buffer, int position) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().position(position).limit(position + 32));
        return (int) checksum.getValue();
    }
}
