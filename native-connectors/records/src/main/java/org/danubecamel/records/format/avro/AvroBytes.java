package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.danubecamel.records.RecordException;

/** Avro's binary encoding; lengths are believed only as far as there are bytes. */
final class AvroBytes {

    private static final int VARINT_BITS = 7;
    private static final int MORE = 0x80;

    private final ByteBuffer buffer;
    private int room;

    /** Reads these bytes, and at most {@code maxValues} values. */
    AvroBytes(byte[] bytes, int maxValues) {
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.room = maxValues;
    }

    /** Counts values anew. */
    void nextRecord(int maxValues) {
        room = maxValues;
    }

    /** Counts a value: those of some types take no bytes. */
    void countValue() {
        if (--room < 0) {
            throw new RecordException(
                    LIMIT, "The record has more values than allowed. Raise maxValues, or split the record.");
        }
    }

    int position() {
        return buffer.position();
    }

    int remaining() {
        return buffer.remaining();
    }

    private byte next() {
        if (!buffer.hasRemaining()) {
            throw ended();
        }
        return buffer.get();
    }

    boolean readBoolean() {
        byte b = next();
        if (b != 0 && b != 1) {
            throw malformed("a boolean of the value " + b);
        }
        return b == 1;
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw malformed("an int of more than 32 bits");
        }
        return (int) value;
    }

    long readLong() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
            byte b = next();
            bits |= (long) (b & ~MORE & 0xFF) << shift;
            if ((b & MORE) == 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw malformed("a long of more than 64 bits");
    }

    float readFloat() {
        if (buffer.remaining() < Float.BYTES) {
            throw ended();
        }
        return buffer.getFloat();
    }

    double readDouble() {
        if (buffer.remaining() < Double.BYTES) {
            throw ended();
        }
        return buffer.getDouble();
    }

    byte[] readBytes() {
        return readFixed(readLong());
    }

    byte[] readFixed(long length) {
        if (length < 0) {
            throw malformed("a negative length");
        }
        if (length > buffer.remaining()) {
            throw ended();
        }
        var bytes = new byte[(int) length];
        buffer.get(bytes);
        return bytes;
    }

    /** The number of items in the next block of a list or a map; 0 at its end. */
    long readBlockCount() {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count < 0) {
            throw malformed("a negative number of items");
        }
        return count;
    }

    RecordException malformed(String what) {
        return new RecordException(
                MALFORMED_RECORD,
                "There is " + what + " at byte " + buffer.position()
                        + " of its Avro data. Allowed: data of the given schema.");
    }

    private RecordException ended() {
        return malformed("the end, or a length beyond it,");
    }
}
