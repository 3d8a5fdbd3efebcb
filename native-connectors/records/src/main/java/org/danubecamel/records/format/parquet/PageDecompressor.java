package org.danubecamel.records.format.parquet;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses pages, and takes no more memory than what is there can become. */
final class PageDecompressor {

    /** No page of these codecs becomes larger by a greater factor. */
    private static final int MAX_SNAPPY_RATIO = 64;

    private static final int MAX_LZ4_RATIO = 256;
    private static final int CHUNK = 64 << 10;

    private PageDecompressor() {}

    /** @throws org.danubecamel.records.RecordException if the page is malformed or has another size */
    static byte[] decompress(CompressionCodecName codec, byte[] page, int size) {
        try {
            var bytes =
                    switch (codec) {
                        case UNCOMPRESSED -> page;
                        case SNAPPY -> snappy(page, size);
                        case LZ4_RAW -> lz4(page, size);
                        case GZIP -> drained(new GZIPInputStream(new ByteArrayInputStream(page)), size);
                        case ZSTD -> drained(new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(page)), size);
                        default ->
                            throw Malformed.file("Its pages are compressed with " + codec
                                    + ". Allowed: none, snappy, gzip, zstd, and lz4 as LZ4_RAW.");
                    };
            if (bytes.length != size) {
                throw Malformed.file("A page has " + bytes.length + " bytes. Its header says " + size + ".");
            }
            return bytes;
        } catch (IOException | LZ4Exception e) {
            throw Malformed.file("A page cannot be decompressed: " + e.getMessage());
        }
    }

    private static byte[] snappy(byte[] page, int size) throws IOException {
        plausible(page, size, MAX_SNAPPY_RATIO);
        if (Snappy.uncompressedLength(page) != size) {
            throw new IOException("it has another length than its header says");
        }
        return Snappy.uncompress(page);
    }

    private static byte[] lz4(byte[] page, int size) throws IOException {
        plausible(page, size, MAX_LZ4_RATIO);
        return LZ4Factory.fastestInstance().safeDecompressor().decompress(page, size);
    }

    private static void plausible(byte[] page, int size, int ratio) throws IOException {
        if (size > (long) ratio * page.length + ratio) {
            throw new IOException("its header says more than it can become");
        }
    }

    private static byte[] drained(InputStream in, int size) throws IOException {
        try (in) {
            var bytes = new ByteArrayOutputStream(Math.min(size, CHUNK));
            var chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                bytes.write(chunk, 0, count);
                if (bytes.size() > size) {
                    throw new IOException("it is longer than its header says");
                }
            }
            return bytes.toByteArray();
        }
    }
}
