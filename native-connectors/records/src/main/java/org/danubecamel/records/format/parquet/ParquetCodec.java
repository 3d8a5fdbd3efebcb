package org.danubecamel.records.format.parquet;

import java.util.Locale;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How the pages of a Parquet file are compressed. All of them are read. */
public enum ParquetCodec {
    /** Not at all. */
    NONE(CompressionCodecName.UNCOMPRESSED),
    /** Snappy. */
    SNAPPY(CompressionCodecName.SNAPPY),
    /** Gzip, RFC 1952. */
    GZIP(CompressionCodecName.GZIP),
    /** LZ4's block format, which Parquet calls LZ4_RAW. */
    LZ4(CompressionCodecName.LZ4_RAW),
    /** Zstandard. */
    ZSTD(CompressionCodecName.ZSTD);

    private final CompressionCodecName library;

    ParquetCodec(CompressionCodecName library) {
        this.library = library;
    }

    CompressionCodecName library() {
        return library;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
