package org.danubecamel.connector.files.writer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow. Not for use by several threads. */
final class ByteSink {

    private static final int FIRST = 4096;
    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int VARINT_BITS = 7;

    private byte[] bytes = new byte[FIRST];
    private int size;

    void putByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void putLong(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes, size, Long.BYTES).putLong(value);
        size += Long.BYTES;
    }

    void putInt(int value) {
        room(Integer.BYTES);
        ByteBuffer.wrap(bytes, size, Integer.BYTES).putInt(value);
        size += Integer.BYTES;
    }

    /** A number that is short where it is small and not negative. */
    void putVarint(long value) {
        long rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            putByte((int) (rest & LOW_BITS) | MORE);
            rest >>>= VARINT_BITS;
        }
        putByte((int) rest);
    }

    /** Bytes with their number. */
    void putBytes(byte[] value) {
        putVarint(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** Text as it is. Half surrogate pairs, which UTF-8 does not have, are why there are two forms. */
    void putText(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        var exact = new String(utf8, StandardCharsets.UTF_8).equals(value);
        putByte(exact ? 1 : 0);
        if (exact) {
            putBytes(utf8);
        } else {
            putVarint(value.length());
            for (int i = 0; i < value.length(); i++) {
                putVarint(value.charAt(i));
            }
        }
    }

    int size() {
        return size;
    }

    /** What was put, to be read before anything else is put. */
    ByteBuffer asBuffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private void room(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), (int)
                    Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }
}
