package org.danubecamel.records.format.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Compresses pages. The library's own factory takes its codecs from Hadoop. */
final class PageCompressors implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput page) throws IOException {
                return codec == CompressionCodecName.UNCOMPRESSED
                        ? page
                        : BytesInput.from(compressed(codec, bytes(page)));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return codec;
            }

            @Override
            public void release() {}
        };
    }

    private static byte[] bytes(BytesInput page) {
        var buffer = page.toByteBuffer(HeapByteBufferAllocator.getInstance(), heap -> {});
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.remaining() == buffer.array().length) {
            return buffer.array();
        }
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] compressed(CompressionCodecName codec, byte[] page) throws IOException {
        return switch (codec) {
            case SNAPPY -> Snappy.compress(page);
            case GZIP -> gzip(page);
            case LZ4_RAW -> LZ4Factory.fastestInstance().fastCompressor().compress(page);
            case ZSTD -> Zstd.compress(page);
            default -> throw new IllegalArgumentException("No option leads to " + codec);
        };
    }

    private static byte[] gzip(byte[] page) throws IOException {
        var bytes = new ByteArrayOutputStream(page.length / 2);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(page);
        }
        return bytes.toByteArray();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Pages are read by PageDecompressor");
    }

    @Override
    public void release() {}
}
