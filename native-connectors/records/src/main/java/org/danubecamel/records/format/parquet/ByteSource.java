package org.danubecamel.records.format.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordException.Reason;

/** Bytes that can be read from any place. */
interface ByteSource {

    /** How many there are. */
    long size();

    /**
     * So many bytes from there on.
     *
     * @throws RecordException if there are fewer
     * @throws UncheckedIOException if they cannot be read
     */
    byte[] read(long offset, int length);

    /**
     * Refuses what is not there.
     *
     * @throws RecordException unless there are so many bytes from there on
     */
    default void check(long offset, long length) {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw new RecordException(
                    Reason.MALFORMED_BODY,
                    "It names " + length + " bytes from byte " + offset + " on. Allowed: what the file has, " + size()
                            + " bytes.");
        }
    }

    /** A body in memory. */
    final class Body implements ByteSource {

        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            check(offset, length);
            return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
        }
    }

    /** A file. */
    record Channel(SeekableByteChannel channel) implements ByteSource {

        @Override
        public long size() {
            try {
                return channel.size();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public byte[] read(long offset, int length) {
            check(offset, length);
            var bytes = ByteBuffer.allocate(length);
            try {
                channel.position(offset);
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes) < 0) {
                        throw new IOException("The file became shorter while it was read");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.array();
        }
    }
}
