package org.danubecamel.records.format.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timeType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.unknownType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.uuidType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.ListType;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.StructType;

/** Parquet's schemas of record schemas. Times and timestamps are in microseconds. */
final class ParquetTypes {

    static final String LIST = "list";
    static final String ELEMENT = "element";
    static final int UUID_BYTES = 16;
    static final int MAX_INT_DIGITS = 9;
    static final int MAX_LONG_DIGITS = 18;

    private ParquetTypes() {}

    /** @throws RecordException if Parquet cannot have the schema */
    static MessageType of(RecordSchema schema) {
        return new MessageType("record", fields(schema, "the schema"));
    }

    /** How many bytes the largest number of so many digits takes. */
    static int bytesOf(int digits) {
        return BigInteger.TEN.pow(digits).bitLength() / Byte.SIZE + 1;
    }

    private static List<Type> fields(RecordSchema schema, String path) {
        if (schema.size() == 0) {
            throw new RecordException(
                    SETUP,
                    "Parquet cannot have " + path
                            + " without fields. Allowed: at least one field. Leave it out, or make" + " it a string.");
        }
        var fields = new ArrayList<Type>();
        for (var field : schema.fields()) {
            fields.add(field(field.name(), field.type(), field.optional(), path));
        }
        return fields;
    }

    private static Type field(String name, FieldType type, boolean optional, String path) {
        var repetition = optional || type == ScalarType.NULL ? Repetition.OPTIONAL : Repetition.REQUIRED;
        if (type instanceof ScalarType scalar) {
            return scalar(name, scalar, repetition);
        }
        if (type instanceof DecimalType decimal) {
            return decimal(name, decimal, repetition);
        }
        if (type instanceof ListType list) {
            var element = field(ELEMENT, list.element(), list.optional(), path + "." + Excerpt.cut(name));
            return ConversionPatterns.listOfElements(repetition, name, element);
        }
        return new GroupType(
                repetition, name, fields(((StructType) type).schema(), "the struct \"" + Excerpt.cut(name) + "\""));
    }

    private static Type scalar(String name, ScalarType type, Repetition repetition) {
        return switch (type) {
            case NULL -> Types.primitive(INT32, repetition).as(unknownType()).named(name);
            case BOOLEAN -> Types.primitive(BOOLEAN, repetition).named(name);
            case INT -> Types.primitive(INT32, repetition).named(name);
            case LONG -> Types.primitive(INT64, repetition).named(name);
            case DOUBLE -> Types.primitive(DOUBLE, repetition).named(name);
            case STRING -> Types.primitive(BINARY, repetition).as(stringType()).named(name);
            case BYTES -> Types.primitive(BINARY, repetition).named(name);
            case DATE -> Types.primitive(INT32, repetition).as(dateType()).named(name);
            case TIME ->
                Types.primitive(INT64, repetition).as(timeType(false, MICROS)).named(name);
            case TIMESTAMP ->
                Types.primitive(INT64, repetition)
                        .as(timestampType(true, MICROS))
                        .named(name);
            case LOCAL_TIMESTAMP ->
                Types.primitive(INT64, repetition)
                        .as(timestampType(false, MICROS))
                        .named(name);
            case UUID ->
                Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(UUID_BYTES)
                        .as(uuidType())
                        .named(name);
        };
    }

    private static Type decimal(String name, DecimalType type, Repetition repetition) {
        var logical = decimalType(type.scale(), type.precision());
        if (type.precision() <= MAX_INT_DIGITS) {
            return Types.primitive(INT32, repetition).as(logical).named(name);
        }
        if (type.precision() <= MAX_LONG_DIGITS) {
            return Types.primitive(INT64, repetition).as(logical).named(name);
        }
        return Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition)
                .length(bytesOf(type.precision()))
                .as(logical)
                .named(name);
    }
}
