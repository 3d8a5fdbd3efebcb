package org.danubecamel.records.format;

/**
 * Where a record is in its body.
 *
 * @param index how many records are before it
 * @param offset how many bytes of the decompressed body are before it; in Avro containers before its block, in
 *     Parquet before its row group
 */
public record Position(long index, long offset) {

    /** The first record. */
    public static final Position START = new Position(0, 0);

    @Override
    public String toString() {
        return "record " + index + " at byte " + offset;
    }
}
