package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.RecordWriter;
import org.danubecamel.records.format.SingleRecordWriter;
import org.danubecamel.records.format.WholeBodyReader;

/** A body that is one value of a schema. */
final class AvroDatumFormat implements Format {

    private final Schema schema;

    AvroDatumFormat(Schema schema) {
        this.schema = schema;
    }

    @Override
    public String name() {
        return "avro-datum";
    }

    @Override
    public String mediaType() {
        return "avro/binary";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new WholeBodyReader(body, limits, bytes -> decode(bytes, schema, limits));
    }

    /** @throws RecordException if the bytes are not one value of the schema and nothing else */
    static Record decode(byte[] bytes, Schema schema, ReadLimits limits) {
        var in = new AvroBytes(bytes, limits.maxValues());
        var record = new AvroValues(in).record(schema, limits.maxDepth());
        if (in.remaining() > 0) {
            throw in.malformed("more data than one value of the schema has");
        }
        return record;
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        return new SingleRecordWriter(body, record -> encode(record, schema));
    }

    /** @throws RecordException if the schema cannot have the record */
    static byte[] encode(Record record, Schema schema) {
        var data = AvroEncoder.encode(record, schema);
        var bytes = new java.io.ByteArrayOutputStream();
        try {
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(data, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new RecordException(NOT_WRITABLE, "The record cannot be written as Avro: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }
}
