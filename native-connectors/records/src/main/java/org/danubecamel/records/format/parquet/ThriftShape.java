package org.danubecamel.records.format.parquet;

/**
 * Walks over a struct in Thrift's compact protocol, before the library reads it: that one takes memory for whatever number
 * of elements a list claims to have. Each element takes a byte at least, so no more can be claimed than there are bytes.
 */
final class ThriftShape {

    private static final int MAX_DEPTH = 32;
    private static final int LONG_SIZE = 15;
    private static final int NIBBLE = 4;
    private static final int LOW = 0x0F;
    private static final int MORE = 0x80;
    private static final int VARINT_BITS = 7;

    private final byte[] bytes;
    private int position;

    private ThriftShape(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * How many bytes the struct takes with which these begin, or -1 if it goes on after them.
     *
     * @throws org.danubecamel.records.RecordException if there is no struct
     */
    static int length(byte[] bytes) {
        var shape = new ThriftShape(bytes);
        return shape.struct(MAX_DEPTH) ? shape.position : -1;
    }

    private boolean struct(int depth) {
        if (depth == 0) {
            throw Malformed.file("Its metadata nest too deep.");
        }
        while (position < bytes.length) {
            int header = bytes[position++];
            if (header == 0) {
                return true;
            }
            boolean isShort = (header >> NIBBLE & LOW) != 0;
            if (!isShort && varint() < 0) {
                return false;
            }
            int type = header & LOW;
            if (type != 1 && type != 2 && !value(type, depth)) {
                return false;
            }
        }
        return false;
    }

    /** Booleans of fields stand in the field's type, those of lists and maps take a byte. */
    private boolean value(int type, int depth) {
        return switch (type) {
            case 1, 2, 3 -> skip(1);
            case 4, 5, 6 -> varint() >= 0;
            case 7 -> skip(Double.BYTES);
            case 8 -> {
                long length = varint();
                yield length >= 0 && skip(length);
            }
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> struct(depth - 1);
            default -> throw Malformed.file("Its metadata have the type " + type + ", which Thrift has not.");
        };
    }

    private boolean list(int depth) {
        if (position == bytes.length) {
            return false;
        }
        int header = bytes[position++];
        long size = header >> NIBBLE & LOW;
        if (size == LONG_SIZE) {
            size = varint();
        }
        return size >= 0 && values(size, header & LOW, depth);
    }

    private boolean map(int depth) {
        long size = varint();
        if (size <= 0) {
            return size == 0;
        }
        if (position == bytes.length) {
            return false;
        }
        int types = bytes[position++];
        for (long i = 0; i < size; i++) {
            if (!value(types >> NIBBLE & LOW, depth) || !value(types & LOW, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean values(long size, int type, int depth) {
        for (long i = 0; i < size; i++) {
            if (!value(type, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean skip(long count) {
        if (count > bytes.length - position) {
            position = bytes.length;
            return false;
        }
        position += (int) count;
        return true;
    }

    /** The number, or -1 where the bytes end. */
    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
            if (position == bytes.length) {
                return -1;
            }
            byte b = bytes[position++];
            value |= (long) (b & ~MORE & 0xFF) << shift;
            if ((b & MORE) == 0) {
                return value & Long.MAX_VALUE;
            }
        }
        throw Malformed.file("Its metadata have a number of more than 64 bits.");
    }
}
