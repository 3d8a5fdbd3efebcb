package org.danubecamel.records.convert;

import static org.danubecamel.records.RecordException.Reason.FIELD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Field;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.ListType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.StructType;
import org.danubecamel.records.convert.ConversionOptions.UnknownFields;
import org.jspecify.annotations.Nullable;

/**
 * Converts values and records to given types. Nothing is rounded, cut or guessed: what the wanted type cannot hold exactly
 * is an error. Immutable.
 */
public final class TypeConverter {

    private final ConversionOptions options;

    /** A converter with {@link ConversionOptions#DEFAULT}. */
    public TypeConverter() {
        this(ConversionOptions.DEFAULT);
    }

    /** A converter with these options. */
    public TypeConverter(ConversionOptions options) {
        this.options = options;
    }

    /**
     * The record with exactly the schema's fields in the schema's order; what is missing and optional is null.
     *
     * @throws RecordException that names the first field that is missing, unknown, or not of its type
     */
    public Record convert(Record record, RecordSchema schema) {
        return struct(record, schema, "");
    }

    /**
     * The value as one of the type; null stays null.
     *
     * @param path what errors name the value by
     * @throws RecordException if the value is not one of the type, or the type cannot hold it without loss
     */
    public @Nullable Object convert(@Nullable Object value, FieldType type, String path) {
        if (value == null) {
            return null;
        }
        var refusal = new Refusal(path, value, type);
        if (type instanceof ScalarType scalar) {
            return scalar(value, scalar, refusal);
        }
        if (type instanceof DecimalType decimal) {
            return Numbers.toDecimal(value, decimal, refusal);
        }
        if (type instanceof ListType list) {
            return list(value, list, path, refusal);
        }
        if (value instanceof Record struct) {
            return struct(struct, ((StructType) type).schema(), path);
        }
        throw refusal.notAllowed("a struct");
    }

    private Object scalar(Object value, ScalarType type, Refusal refusal) {
        return switch (type) {
            case NULL -> throw refusal.notAllowed("null");
            case BOOLEAN -> toBoolean(value, refusal);
            case INT -> Numbers.toInt(value, refusal);
            case LONG -> Numbers.toLong(value, refusal);
            case DOUBLE -> Numbers.toDouble(value, refusal);
            case STRING -> Texts.toText(value, options.bytesEncoding());
            case BYTES -> Texts.toBytes(value, options.bytesEncoding(), refusal);
            case DATE -> Times.toDate(value, refusal);
            case TIME -> Times.toTime(value, refusal);
            case TIMESTAMP -> Times.toTimestamp(value, options.epochUnit(), refusal);
            case LOCAL_TIMESTAMP -> Times.toLocalTimestamp(value, refusal);
            case UUID -> Texts.toUuid(value, refusal);
        };
    }

    private static Boolean toBoolean(Object value, Refusal refusal) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number == 0 || number == 1) {
                return number == 1;
            }
        }
        if (value instanceof String text && text.length() <= "false".length()) {
            var lower = text.toLowerCase(Locale.ROOT);
            if (lower.equals("true") || lower.equals("1")) {
                return true;
            }
            if (lower.equals("false") || lower.equals("0")) {
                return false;
            }
        }
        throw refusal.notAllowed("true, false, 1 or 0");
    }

    private List<@Nullable Object> list(Object value, ListType type, String path, Refusal refusal) {
        if (!(value instanceof List<?> list)) {
            throw refusal.notAllowed("a list");
        }
        var converted = new ArrayList<@Nullable Object>(list.size());
        for (int i = 0; i < list.size(); i++) {
            var element = list.get(i);
            var place = path + "[" + i + "]";
            if (element == null && !type.optional()) {
                throw missing(place, type.element(), "null");
            }
            converted.add(convert(element, type.element(), place));
        }
        return Collections.unmodifiableList(converted);
    }

    private Record struct(Record record, RecordSchema schema, String path) {
        if (options.unknownFields() == UnknownFields.ERROR) {
            refuseUnknown(record, schema, path);
        }
        var converted = Record.builder();
        for (Field field : schema.fields()) {
            var place = join(path, field.name());
            var value = record.get(field.name());
            if (value == null && !field.optional()) {
                throw missing(place, field.type(), record.has(field.name()) ? "null" : "missing");
            }
            converted.put(field.name(), convert(value, field.type(), place));
        }
        return converted.build();
    }

    private static void refuseUnknown(Record record, RecordSchema schema, String path) {
        for (var name : record.names()) {
            if (schema.field(name) == null) {
                throw new RecordException(
                        FIELD,
                        "Field \"" + Excerpt.cut(join(path, name)) + "\" is not in the schema. Allowed: "
                                + Excerpt.cut(String.join(
                                        ", ",
                                        schema.fields().stream()
                                                .map(Field::name)
                                                .toList()))
                                + ". Add it to the schema, select the others, or drop unknown fields.");
            }
        }
    }

    private static RecordException missing(String path, FieldType type, String given) {
        return new RecordException(
                FIELD,
                "Field \"" + Excerpt.cut(path) + "\" is " + given + ". Allowed: a value of type " + type
                        + ", because it is not optional.");
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
