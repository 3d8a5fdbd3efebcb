package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.Position;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.RecordWriter;
import org.jspecify.annotations.Nullable;

/** Parquet files. A body that comes as a stream is read into memory: what a file has stands at its end. */
final class ParquetFormat implements Format {

    private final @Nullable RecordSchema schema;
    private final ParquetOptions options;

    ParquetFormat(@Nullable RecordSchema schema, ParquetOptions options) {
        this.schema = schema;
        this.options = options;
    }

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String mediaType() {
        return "application/vnd.apache.parquet";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return ParquetReader.ofBody(body, limits);
    }

    @Override
    public RecordReader reader(SeekableByteChannel file, Position from, ReadLimits limits) {
        return ParquetReader.ofFile(file, from, limits);
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        var wanted = schema;
        if (wanted == null) {
            throw new RecordException(
                    SETUP, "Parquet cannot be written without schema. Give one, or infer it from the records.");
        }
        return new ParquetBodyWriter(body, wanted, options);
    }
}
