package org.danubecamel.connector.files.writer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link ByteSink} took. What is read has a checksum, so that it is as it was written. */
final class ByteSource {

    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int VARINT_BITS = 7;

    private final ByteBuffer bytes;

    ByteSource(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    int getByte() {
        return bytes.get() & 0xFF;
    }

    long getLong() {
        return bytes.getLong();
    }

    int getInt() {
        return bytes.getInt();
    }

    long getVarint() {
        long value = 0;
        for (int shift = 0; ; shift += VARINT_BITS) {
            int b = getByte();
            value |= (long) (b & LOW_BITS) << shift;
            if ((b & MORE) == 0) {
                return value;
            }
        }
    }

    byte[] getBytes() {
        var value = new byte[(int) getVarint()];
        bytes.get(value);
        return value;
    }

    String getText() {
        if (getByte() == 1) {
            return new String(getBytes(), StandardCharsets.UTF_8);
        }
        var text = new StringBuilder();
        for (long left = getVarint(); left > 0; left--) {
            text.append((char) getVarint());
        }
        return text.toString();
    }
}
