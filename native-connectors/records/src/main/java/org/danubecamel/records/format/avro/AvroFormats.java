package org.danubecamel.records.format.avro;

import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.format.Format;

/** The formats of Apache Avro. */
public final class AvroFormats {

    /** How the blocks of a container are compressed. All of them are read. */
    public enum Codec {
        /** Not at all. */
        NULL,
        /** Deflate, RFC 1951. */
        DEFLATE,
        /** Snappy. */
        SNAPPY,
        /** Zstandard. */
        ZSTANDARD;

        CodecFactory factory() {
            return CodecFactory.fromString(name().toLowerCase(Locale.ROOT));
        }
    }

    private AvroFormats() {}

    /** Container files, which have their schema with them; for reading only. */
    public static Format container() {
        return new AvroContainerFormat(null, Codec.NULL);
    }

    /**
     * Container files, written with the schema; those that are read have their own.
     *
     * @throws org.danubecamel.records.RecordException if a field has a name that Avro does not allow
     */
    public static Format container(RecordSchema schema, Codec codec) {
        return container(AvroTypes.of(schema), codec);
    }

    /** Container files, written with the schema; those that are read have their own. */
    public static Format container(Schema schema, Codec codec) {
        return new AvroContainerFormat(schema, codec);
    }

    /** A body that is one value of the schema and nothing else; what is no Avro record is the field {@code value}. */
    public static Format datum(Schema schema) {
        return new AvroDatumFormat(schema);
    }

    /**
     * A body that is a byte 0, the id of a schema in four bytes, and one value of that schema, as clients of a schema registry
     * write them; for reading only. An id that is not known costs its body.
     */
    public static Format framed(SchemaLookup schemas) {
        return new AvroFramedFormat(schemas, 0, null);
    }

    /** Such bodies, written with this schema under this id; those that are read may have any that is found. */
    public static Format framed(SchemaLookup schemas, int id, Schema schema) {
        return new AvroFramedFormat(schemas, id, schema);
    }
}
