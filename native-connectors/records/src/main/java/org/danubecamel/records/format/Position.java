package org.danubecamel.records.format;

/**
 * Where a record is in its body.
 *
 * @param index how many records are before it
 * @param offset how many bytes of the decompressed body are before it; in a block-compressed Avro container, before its block
 */
public record Position(long index, long offset) {

    @Override
    public String toString() {
        return "record " + index + " at byte " + offset;
    }
}
