package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_BODY;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Compression;
import org.xerial.snappy.Snappy;

/** The codecs of a container's blocks. */
final class AvroBlocks {

    private static final int CRC_BYTES = 4;
    private static final int CHUNK = 8192;

    private AvroBlocks() {}

    /** @throws RecordException if the block is malformed, or has more than {@code max} bytes */
    static byte[] decompress(String codec, byte[] block, int max) {
        try {
            return switch (codec) {
                case "null" -> block;
                case "deflate" -> inflate(block, max);
                case "snappy" -> snappy(block, max);
                case "zstandard" ->
                    Compression.ZSTD
                            .decompress(new ByteArrayInputStream(block), max)
                            .readAllBytes();
                default ->
                    throw new RecordException(
                            MALFORMED_BODY,
                            "The codec \"" + Excerpt.cut(codec)
                                    + "\" is not supported. Allowed: null, deflate, snappy and zstandard.");
            };
        } catch (IOException | DataFormatException | IllegalArgumentException e) {
            throw new RecordException(MALFORMED_BODY, "A block cannot be decompressed: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] inflate(byte[] block, int max) throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(block);
            var out = new ByteArrayOutputStream();
            var chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    throw new DataFormatException("it ends too early");
                }
                out.write(chunk, 0, count);
                check(out.size(), max);
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private static byte[] snappy(byte[] block, int max) throws IOException {
        int length = block.length - CRC_BYTES;
        if (length < 0) {
            throw new IOException("it has no checksum");
        }
        check(Snappy.uncompressedLength(block, 0, length), max);
        var data = Snappy.uncompress(Arrays.copyOf(block, length));
        var crc = new CRC32();
        crc.update(data);
        if ((int) crc.getValue() != ByteBuffer.wrap(block, length, CRC_BYTES).getInt()) {
            throw new IOException("its checksum is wrong");
        }
        return data;
    }

    private static void check(int size, int max) {
        if (size > max) {
            throw new RecordException(
                    LIMIT,
                    "A block has more than " + max
                            + " bytes, decompressed. Allowed: at most that. Write smaller blocks.");
        }
    }
}
