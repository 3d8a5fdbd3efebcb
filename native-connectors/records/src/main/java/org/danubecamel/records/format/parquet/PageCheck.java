package org.danubecamel.records.format.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.danubecamel.records.format.ReadLimits;

/**
 * Looks over the lengths and counts of a page before the library decodes it: that one takes memory for what a run, a block
 * or a prefix claims to be.
 */
final class PageCheck {

    /** The runs of some writers go beyond the last value. */
    private static final int PADDING = 512;

    private static final int MAX_WIDTH = 32;
    private static final int VARINT_BITS = 7;
    private static final int MORE = 0x80;

    private final byte[] page;
    private final int values;
    private final ReadLimits limits;
    private int position;

    PageCheck(byte[] page, int values, ReadLimits limits) {
        this.page = page;
        this.values = values;
        this.limits = limits;
    }

    /** A page of the first version, in which levels stand before the values. */
    void check(ColumnDescriptor column, Encoding repetition, Encoding definition, Encoding encoding) {
        levels(repetition, column.getMaxRepetitionLevel());
        levels(definition, column.getMaxDefinitionLevel());
        values(encoding);
    }

    /** Levels of the second version, which are runs and nothing else. */
    void checkLevels(int max) {
        if (max > 0) {
            runs(page.length, BytesUtils.getWidthFromMaxInt(max));
        }
    }

    private void levels(Encoding encoding, int max) {
        if (max == 0) {
            return;
        }
        int width = BytesUtils.getWidthFromMaxInt(max);
        if (encoding == Encoding.RLE) {
            int end = end();
            runs(end, width);
            position = end;
        } else {
            position += (int) Math.min(page.length - position, ((long) values * width + Byte.SIZE - 1) / Byte.SIZE);
        }
    }

    /** The values, from where the levels end. */
    void values(Encoding encoding) {
        switch (encoding) {
            case RLE -> runs(end(), 1);
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> {
                if (position < page.length) {
                    runs(page.length, page[position++]);
                }
            }
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> new DeltaNumbers(page, position).read(values);
            case DELTA_BYTE_ARRAY -> prefixes();
            default -> {
                // Each value takes what it has.
            }
        }
    }

    private void prefixes() {
        var numbers = new DeltaNumbers(page, position);
        var prefixes = numbers.read(values);
        var suffixes = new DeltaNumbers(page, numbers.position()).read(values);
        long length = 0;
        for (int i = 0; i < Math.min(prefixes.length, suffixes.length); i++) {
            if (prefixes[i] < 0 || prefixes[i] > length || suffixes[i] < 0) {
                throw malformed();
            }
            length = (long) prefixes[i] + suffixes[i];
            if (length > limits.maxRecordBytes()) {
                throw Malformed.limit("A value has " + length + " bytes. Raise maxRecordBytes.");
            }
        }
    }

    /** The end of what begins with its length. */
    private int end() {
        if (page.length - position < Integer.BYTES) {
            throw malformed();
        }
        int length = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt(position);
        position += Integer.BYTES;
        if (length < 0 || length > page.length - position) {
            throw malformed();
        }
        return position + length;
    }

    private void runs(int end, int width) {
        if (width < 0 || width > MAX_WIDTH) {
            throw malformed();
        }
        for (long seen = 0; position < end && seen < values; ) {
            long header = varint(end);
            long count = header >>> 1;
            boolean isPacked = (header & 1) == 1;
            seen += isPacked ? count * Byte.SIZE : count;
            if (count == 0 || (isPacked && seen > (long) values + PADDING)) {
                throw malformed();
            }
            long bytes = isPacked ? count * width : (width + Byte.SIZE - 1) / Byte.SIZE;
            position += (int) Math.min(bytes, end - position);
        }
    }

    private long varint(int end) {
        long value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += VARINT_BITS) {
            if (position >= end) {
                throw malformed();
            }
            byte b = page[position++];
            value |= (long) (b & ~MORE & 0xFF) << shift;
            if ((b & MORE) == 0) {
                return value;
            }
        }
        throw malformed();
    }

    private static RuntimeException malformed() {
        return Malformed.file("A page has malformed lengths.");
    }
}
