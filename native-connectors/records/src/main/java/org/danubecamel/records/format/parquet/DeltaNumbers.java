package org.danubecamel.records.format.parquet;

import java.util.Arrays;

/** Numbers of the encoding DELTA_BINARY_PACKED, which the library takes memory for as many as they claim to be. */
final class DeltaNumbers {

    private static final int MAX_BLOCK = 1 << 16;
    private static final int MAX_MINIBLOCKS = 512;
    private static final int VARINT_BITS = 7;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int position;

    DeltaNumbers(byte[] bytes, int from) {
        this.bytes = bytes;
        this.position = from;
    }

    /** Where the numbers end, after they were read. */
    int position() {
        return position;
    }

    /**
     * The numbers as ints; those that are none are lengths that cannot be.
     *
     * @throws org.danubecamel.records.RecordException if they are malformed or more than {@code max}
     */
    int[] read(int max) {
        long block = varint();
        long miniblocks = varint();
        long total = varint();
        if (block < Byte.SIZE
                || block > MAX_BLOCK
                || miniblocks < 1
                || miniblocks > MAX_MINIBLOCKS
                || block % (miniblocks * Byte.SIZE) != 0
                || total > max) {
            throw malformed();
        }
        int size = (int) (block / miniblocks);
        var numbers = new Growing((int) total);
        long last = zigzag();
        if (total > 0) {
            numbers.add(last);
        }
        while (numbers.count < total) {
            long least = zigzag();
            int widths = position;
            skip(miniblocks);
            for (int i = 0; i < miniblocks && numbers.count < total; i++) {
                last = miniblock(bytes[widths + i], size, least, last, numbers);
            }
        }
        return numbers.toArray();
    }

    private long miniblock(int width, int size, long least, long last, Growing numbers) {
        if (width < 0 || width > Long.SIZE) {
            throw malformed();
        }
        int start = position;
        skip((long) width * size / Byte.SIZE);
        long number = last;
        int left = Math.min(size, numbers.room());
        for (int i = 0; i < left; i++) {
            number += least + unpack(start, (long) i * width, width);
            numbers.add(number);
        }
        return number;
    }

    private long unpack(int start, long bit, int width) {
        long value = 0;
        for (int done = 0; done < width; ) {
            long at = bit + done;
            int within = (int) (at % Byte.SIZE);
            int taken = Math.min(Byte.SIZE - within, width - done);
            long part = (bytes[start + (int) (at / Byte.SIZE)] & 0xFF) >>> within & (1L << taken) - 1;
            value |= part << done;
            done += taken;
        }
        return value;
    }

    private void skip(long count) {
        if (count > bytes.length - position) {
            throw malformed();
        }
        position += (int) count;
    }

    private long zigzag() {
        long bits = varint();
        return bits >>> 1 ^ -(bits & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
            if (position >= bytes.length) {
                throw malformed();
            }
            byte b = bytes[position++];
            value |= (long) (b & ~MORE & 0xFF) << shift;
            if ((b & MORE) == 0) {
                return value;
            }
        }
        throw malformed();
    }

    private static RuntimeException malformed() {
        return Malformed.file("A page has malformed numbers of the encoding DELTA_BINARY_PACKED.");
    }

    /** Numbers as they come, for as many as there are and not as are claimed. */
    private static final class Growing {

        private static final int FIRST = 1024;

        private final int total;
        private int[] numbers;
        private int count;

        Growing(int total) {
            this.total = total;
            this.numbers = new int[Math.min(total, FIRST)];
        }

        int room() {
            return total - count;
        }

        void add(long number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(total, 2L * count));
            }
            numbers[count++] = number == (int) number ? (int) number : -1;
        }

        int[] toArray() {
            return numbers;
        }
    }
}
