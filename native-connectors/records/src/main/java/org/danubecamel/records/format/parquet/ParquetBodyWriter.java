package org.danubecamel.records.format.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.format.BodyWriter;
import org.jspecify.annotations.Nullable;

/** Writes records into one file, of which a row group at most is held in memory. */
final class ParquetBodyWriter extends BodyWriter {

    /** So that the memory of a row group is looked at before large records fill it. */
    private static final int ROWS_BEFORE_SIZE_CHECK = 10;

    private final StructEncoder encoder;
    private final ParquetWriter<@Nullable Object[]> file;
    private final Out out;

    ParquetBodyWriter(OutputStream body, RecordSchema schema, ParquetOptions options) {
        super(body);
        this.encoder = new StructEncoder(schema, "");
        this.out = new Out(output());
        var support = new RecordWriteSupport(ParquetTypes.of(schema), encoder);
        try {
            this.file = new Builder(out, support)
                    .withConf(new PlainParquetConfiguration())
                    .withCodecFactory(new PageCompressors())
                    .withCompressionCodec(codec(options.codec()))
                    .withRowGroupSize(options.rowGroupBytes())
                    .withRowGroupRowCountLimit(options.rowGroupRows())
                    .withPageSize(options.pageBytes())
                    .withDictionaryPageSize(options.dictionaryPageBytes())
                    .withStatisticsEnabled(options.statistics())
                    .withMinRowCountForPageSizeCheck(ROWS_BEFORE_SIZE_CHECK)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompressionCodecName codec(ParquetCodec codec) {
        return switch (codec) {
            case NONE -> CompressionCodecName.UNCOMPRESSED;
            case SNAPPY -> CompressionCodecName.SNAPPY;
            case GZIP -> CompressionCodecName.GZIP;
            case LZ4 -> CompressionCodecName.LZ4_RAW;
            case ZSTD -> CompressionCodecName.ZSTD;
        };
    }

    @Override
    public void write(Record record) {
        var prepared = encoder.prepareFields(record);
        try {
            file.write(prepared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected long held() {
        return Math.max(0, file.getDataSize() - out.getPos());
    }

    @Override
    protected void complete() throws IOException {
        file.close();
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {

        private final RecordWriteSupport support;

        Builder(OutputFile file, RecordWriteSupport support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @Deprecated
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }

    /** The body as the library wants it. */
    private static final class Out extends PositionOutputStream implements OutputFile {

        private final OutputStream out;
        private long position;

        Out(OutputStream out) {
            this.out = out;
        }

        @Override
        public PositionOutputStream create(long blockSize) {
            return this;
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) {
            return this;
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
