package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;
import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.RecordWriter;
import org.danubecamel.records.format.SingleRecordWriter;
import org.danubecamel.records.format.WholeBodyReader;
import org.jspecify.annotations.Nullable;

/** A body that is a byte 0, the id of a schema in four bytes, and one value of that schema. */
final class AvroFramedFormat implements Format {

    private static final byte MAGIC = 0;
    private static final int HEADER = 1 + Integer.BYTES;

    private final SchemaLookup schemas;
    private final int id;
    private final @Nullable Schema written;

    AvroFramedFormat(SchemaLookup schemas, int id, @Nullable Schema written) {
        this.schemas = schemas;
        this.id = id;
        this.written = written;
    }

    @Override
    public String name() {
        return "avro-framed";
    }

    @Override
    public String mediaType() {
        return "avro/binary";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new WholeBodyReader(body, limits, bytes -> decode(bytes, limits));
    }

    private Record decode(byte[] bytes, ReadLimits limits) {
        if (bytes.length < HEADER || bytes[0] != MAGIC) {
            throw new RecordException(
                    MALFORMED_RECORD,
                    "The body does not begin with a byte 0 and the id of a schema in four bytes. Allowed: Avro data as"
                            + " clients of a schema registry write them.");
        }
        int given = ByteBuffer.wrap(bytes).getInt(1);
        var schema = schemas.find(given);
        if (schema == null) {
            throw new RecordException(
                    MALFORMED_RECORD,
                    "The body has the schema id " + Integer.toUnsignedString(given)
                            + ", which is not known. Allowed: ids of the schema registry.");
        }
        return AvroDatumFormat.decode(Arrays.copyOfRange(bytes, HEADER, bytes.length), schema, limits);
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        var schema = written;
        if (schema == null) {
            throw new RecordException(
                    SETUP, "Avro with the id of its schema cannot be written without schema and id. Give both.");
        }
        return new SingleRecordWriter(body, record -> {
            var datum = AvroDatumFormat.encode(record, schema);
            return ByteBuffer.allocate(HEADER + datum.length)
                    .put(MAGIC)
                    .putInt(id)
                    .put(datum)
                    .array();
        });
    }
}
