package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.BodyWriter;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.RecordWriter;
import org.jspecify.annotations.Nullable;

/** Container files. */
final class AvroContainerFormat implements Format {

    private final @Nullable Schema schema;
    private final AvroFormats.Codec codec;

    AvroContainerFormat(@Nullable Schema schema, AvroFormats.Codec codec) {
        this.schema = schema;
        this.codec = codec;
    }

    @Override
    public String name() {
        return "avro";
    }

    @Override
    public String mediaType() {
        return "application/avro";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new AvroContainerReader(body, limits);
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        var wanted = schema;
        if (wanted == null) {
            throw new RecordException(
                    SETUP,
                    "An Avro container cannot be written without schema. Give one, or infer it from the records.");
        }
        return new Writer(body, wanted, codec);
    }

    private static final class Writer extends BodyWriter {

        private final Schema schema;
        private final DataFileWriter<Object> file;

        Writer(OutputStream body, Schema schema, AvroFormats.Codec codec) {
            super(body);
            this.schema = schema;
            this.file = new DataFileWriter<Object>(new GenericDatumWriter<>(schema)).setCodec(codec.factory());
            try {
                file.create(schema, output());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(Record record) {
            var data = AvroEncoder.encode(record, schema);
            try {
                file.append(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected void complete() throws IOException {
            file.close();
        }
    }
}
