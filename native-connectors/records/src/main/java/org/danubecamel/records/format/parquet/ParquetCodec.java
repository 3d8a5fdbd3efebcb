package org.danubecamel.records.format.parquet;

import java.util.Locale;

/** How the pages of a Parquet file are compressed. All of them are read. */
public enum ParquetCodec {
    /** Not at all. */
    NONE,
    /** Snappy. */
    SNAPPY,
    /** Gzip, RFC 1952. */
    GZIP,
    /** LZ4's block format, which Parquet calls LZ4_RAW. */
    LZ4,
    /** Zstandard. */
    ZSTD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
