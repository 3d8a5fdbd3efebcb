package org.danubecamel.records.format;

import java.io.IOException;
import java.io.OutputStream;
import org.danubecamel.records.Record;

/** A writer whose whole body is compressed; its size is what it takes compressed. */
final class CompressedWriter extends BodyWriter {

    private final RecordWriter records;

    CompressedWriter(Format format, Compression compression, OutputStream body) {
        super(body);
        this.records = format.writer(compression.compress(output()));
    }

    @Override
    public void write(Record record) {
        records.write(record);
    }

    @Override
    protected void complete() throws IOException {
        records.close();
    }
}
