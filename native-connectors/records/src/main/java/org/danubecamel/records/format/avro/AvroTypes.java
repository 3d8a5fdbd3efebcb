package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.ListType;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.StructType;

/** Avro schemas of record schemas, and of text. */
public final class AvroTypes {

    private static final String NAMESPACE = "danube.events";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MAX_SCHEMA_TEXT = 1 << 20;

    private int structs;

    private AvroTypes() {}

    /**
     * The schema that the JSON text stands for.
     *
     * @throws RecordException if it is none
     */
    public static Schema parse(String json) {
        try {
            if (json.length() > MAX_SCHEMA_TEXT) {
                throw new AvroRuntimeException("it has more than " + MAX_SCHEMA_TEXT + " characters");
            }
            return new Schema.Parser().parse(json);
        } catch (RuntimeException | StackOverflowError e) {
            throw new RecordException(
                    SETUP,
                    "\"" + Excerpt.cut(json) + "\" is no Avro schema: " + Excerpt.cut(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /**
     * The Avro record {@code danube.events.Event} with these fields. Times and timestamps are in microseconds, UUIDs are
     * strings.
     *
     * @throws RecordException if a name is none in Avro
     */
    public static Schema of(RecordSchema schema) {
        return new AvroTypes().struct(schema, "Event");
    }

    static String logicalName(Schema schema) {
        var logical = schema.getLogicalType();
        return logical == null ? "" : logical.getName();
    }

    private Schema struct(RecordSchema schema, String name) {
        var fields = new ArrayList<Schema.Field>();
        for (var field : schema.fields()) {
            if (!NAME.matcher(field.name()).matches()) {
                throw new RecordException(
                        SETUP,
                        "Field \"" + Excerpt.cut(field.name()) + "\" has no name of Avro. Allowed: letters of ASCII,"
                                + " digits and _, no digit first. Rename it.");
            }
            var type = optional(type(field.type()), field.optional());
            fields.add(
                    type.isNullable() && type.isUnion()
                            ? new Schema.Field(field.name(), type, null, JsonProperties.NULL_VALUE)
                            : new Schema.Field(field.name(), type));
        }
        return Schema.createRecord(name, null, NAMESPACE, false, fields);
    }

    private static Schema optional(Schema type, boolean optional) {
        return optional && type.getType() != Schema.Type.NULL
                ? Schema.createUnion(Schema.create(Schema.Type.NULL), type)
                : type;
    }

    private Schema type(FieldType type) {
        if (type instanceof ScalarType scalar) {
            return scalar(scalar);
        }
        if (type instanceof DecimalType decimal) {
            return LogicalTypes.decimal(decimal.precision(), decimal.scale())
                    .addToSchema(Schema.create(Schema.Type.BYTES));
        }
        if (type instanceof ListType list) {
            return Schema.createArray(optional(type(list.element()), list.optional()));
        }
        return struct(((StructType) type).schema(), "Struct" + ++structs);
    }

    private static Schema scalar(ScalarType type) {
        return switch (type) {
            case NULL -> Schema.create(Schema.Type.NULL);
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case INT -> Schema.create(Schema.Type.INT);
            case LONG -> Schema.create(Schema.Type.LONG);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case STRING -> Schema.create(Schema.Type.STRING);
            case BYTES -> Schema.create(Schema.Type.BYTES);
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TIME -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case TIMESTAMP -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case LOCAL_TIMESTAMP -> LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case UUID -> LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
        };
    }
}
