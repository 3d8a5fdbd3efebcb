package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.FIELD;
import static org.danubecamel.records.RecordException.Reason.LOSS;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.convert.TypeConverter;
import org.jspecify.annotations.Nullable;

/** Makes Avro's generic data of records, under a schema. */
final class AvroEncoder {

    private static final TypeConverter CONVERTER = new TypeConverter();
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private AvroEncoder() {}

    /** @throws RecordException if the record has not the schema's fields, or a value that does not fit */
    static @Nullable Object encode(Record record, Schema schema) {
        return schema.getType() == Schema.Type.RECORD
                ? struct(record, schema, "")
                : value(record.get(AvroValues.VALUE), schema, AvroValues.VALUE);
    }

    private static @Nullable Object value(@Nullable Object value, Schema schema, String path) {
        if (schema.getType() == Schema.Type.UNION) {
            return union(value, schema, path);
        }
        if (value == null || schema.getType() == Schema.Type.NULL) {
            if (value == null && schema.getType() == Schema.Type.NULL) {
                return null;
            }
            throw new RecordException(
                    FIELD,
                    "Field \"" + Excerpt.cut(path) + "\" is " + Excerpt.of(value) + ". Allowed: "
                            + (value == null ? "a value, because it is not optional." : "null."));
        }
        return switch (schema.getType()) {
            case RECORD -> struct(asRecord(value, path), schema, path);
            case MAP -> map(asRecord(value, path), schema.getValueType(), path);
            case ARRAY -> list(value, schema, path);
            case ENUM -> symbol(value, schema, path);
            case FIXED -> fixed(value, schema, path);
            case BYTES -> bytes(value, schema, path);
            case FLOAT -> narrow(value, path);
            case INT -> Math.toIntExact(number(value, schema, ScalarType.INT, path));
            case LONG -> number(value, schema, ScalarType.LONG, path);
            case STRING ->
                String.valueOf(convert(
                        value,
                        "uuid".equals(AvroTypes.logicalName(schema)) ? ScalarType.UUID : ScalarType.STRING,
                        path));
            case BOOLEAN -> convert(value, ScalarType.BOOLEAN, path);
            case DOUBLE -> convert(value, ScalarType.DOUBLE, path);
            case NULL, UNION -> throw new IllegalStateException("Done before");
        };
    }

    private static Object convert(Object value, FieldType type, String path) {
        var converted = CONVERTER.convert(value, type, path);
        if (converted == null) {
            throw new IllegalStateException("Null of " + value);
        }
        return converted;
    }

    private static GenericData.Record struct(Record record, Schema schema, String path) {
        for (var name : record.names()) {
            if (schema.getField(name) == null) {
                throw new RecordException(
                        FIELD,
                        "Field \"" + Excerpt.cut(join(path, name))
                                + "\" is not in the Avro schema. Add it, or leave it out.");
            }
        }
        var data = new GenericData.Record(schema);
        for (var field : schema.getFields()) {
            data.put(
                    field.pos(),
                    field.hasDefaultValue() && !record.has(field.name())
                            ? GenericData.get().getDefaultValue(field)
                            : value(record.get(field.name()), field.schema(), join(path, field.name())));
        }
        return data;
    }

    private static Map<String, @Nullable Object> map(Record record, Schema element, String path) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        record.asMap().forEach((name, value) -> data.put(name, value(value, element, join(path, name))));
        return data;
    }

    private static List<@Nullable Object> list(Object value, Schema schema, String path) {
        if (!(value instanceof List<?> list)) {
            throw refused(value, "a list", path);
        }
        var data = new ArrayList<@Nullable Object>(list.size());
        for (int i = 0; i < list.size(); i++) {
            data.add(value(list.get(i), schema.getElementType(), path + "[" + i + "]"));
        }
        return data;
    }

    /** The first choice that is of the value's own type, or else the first that it can become. */
    private static @Nullable Object union(@Nullable Object value, Schema schema, String path) {
        for (var choice : schema.getTypes()) {
            if (AvroMatch.isOwnType(value, choice)) {
                return value(value, choice, path);
            }
        }
        RecordException last = refused(
                value,
                "one of " + schema.getTypes().stream().map(Schema::getName).toList(),
                path);
        for (var choice : schema.getTypes()) {
            try {
                return value(value, choice, path);
            } catch (RecordException e) {
                last = e;
            }
        }
        throw last;
    }

    private static GenericData.EnumSymbol symbol(Object value, Schema schema, String path) {
        if (value instanceof String text && schema.hasEnumSymbol(text)) {
            return new GenericData.EnumSymbol(schema, text);
        }
        throw refused(value, "one of " + Excerpt.cut(String.join(", ", schema.getEnumSymbols())), path);
    }

    private static ByteBuffer bytes(Object value, Schema schema, String path) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return ByteBuffer.wrap(unscaled(value, decimal, path));
        }
        return ((Bytes) convert(value, ScalarType.BYTES, path)).asBuffer();
    }

    private static GenericData.Fixed fixed(Object value, Schema schema, String path) {
        int size = schema.getFixedSize();
        byte[] bytes;
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            var unscaled = unscaled(value, decimal, path);
            bytes = new byte[Math.max(size, unscaled.length)];
            Arrays.fill(bytes, unscaled[0] < 0 ? (byte) -1 : 0);
            System.arraycopy(unscaled, 0, bytes, bytes.length - unscaled.length, unscaled.length);
        } else {
            bytes = ((Bytes) convert(value, ScalarType.BYTES, path)).toArray();
        }
        if (bytes.length != size) {
            throw refused(value, size + " bytes", path);
        }
        return new GenericData.Fixed(schema, bytes);
    }

    private static byte[] unscaled(Object value, LogicalTypes.Decimal decimal, String path) {
        var type = new DecimalType(decimal.getPrecision(), decimal.getScale());
        return ((BigDecimal) convert(value, type, path)).unscaledValue().toByteArray();
    }

    private static Float narrow(Object value, String path) {
        double number = (Double) convert(value, ScalarType.DOUBLE, path);
        float narrow = (float) number;
        if (narrow != number && !Double.isNaN(number)) {
            throw new RecordException(
                    LOSS, "Field \"" + Excerpt.cut(path) + "\": " + Excerpt.of(value) + " does not fit float.");
        }
        return narrow;
    }

    private static long number(Object value, Schema schema, ScalarType plain, String path) {
        return switch (AvroTypes.logicalName(schema)) {
            case "date" -> Math.toIntExact(((LocalDate) convert(value, ScalarType.DATE, path)).toEpochDay());
            case "time-millis" ->
                scaled(0, ((LocalTime) convert(value, ScalarType.TIME, path)).toNanoOfDay(), 1_000, path);
            case "time-micros" ->
                scaled(0, ((LocalTime) convert(value, ScalarType.TIME, path)).toNanoOfDay(), 1_000_000, path);
            case "timestamp-millis" -> instant(value, 1_000, path);
            case "timestamp-micros" -> instant(value, 1_000_000, path);
            case "timestamp-nanos" -> instant(value, NANOS_PER_SECOND, path);
            case "local-timestamp-millis" -> local(value, 1_000, path);
            case "local-timestamp-micros" -> local(value, 1_000_000, path);
            case "local-timestamp-nanos" -> local(value, NANOS_PER_SECOND, path);
            default -> ((Number) convert(value, plain, path)).longValue();
        };
    }

    private static long instant(Object value, long perSecond, String path) {
        var instant = (Instant) convert(value, ScalarType.TIMESTAMP, path);
        return scaled(instant.getEpochSecond(), instant.getNano(), perSecond, path);
    }

    private static long local(Object value, long perSecond, String path) {
        var time = (LocalDateTime) convert(value, ScalarType.LOCAL_TIMESTAMP, path);
        return scaled(time.toEpochSecond(ZoneOffset.UTC), time.getNano(), perSecond, path);
    }

    private static long scaled(long seconds, long nanos, long perSecond, String path) {
        long unit = NANOS_PER_SECOND / perSecond;
        try {
            if (nanos % unit == 0) {
                return Math.addExact(Math.multiplyExact(seconds, perSecond), nanos / unit);
            }
        } catch (ArithmeticException e) {
            throw notHeld(path, perSecond, e);
        }
        throw notHeld(path, perSecond, null);
    }

    private static RecordException notHeld(String path, long perSecond, @Nullable Throwable cause) {
        return new RecordException(
                LOSS,
                "Field \"" + Excerpt.cut(path) + "\": the time does not fit. Allowed: 64 bits, and " + perSecond
                        + " parts of a second. Round it before.",
                cause);
    }

    private static Record asRecord(Object value, String path) {
        if (value instanceof Record record) {
            return record;
        }
        throw refused(value, "a struct", path);
    }

    private static RecordException refused(@Nullable Object value, String allowed, String path) {
        return new RecordException(
                CONVERSION,
                "Field \"" + Excerpt.cut(path) + "\" is " + Excerpt.of(value) + ". Allowed: " + allowed + ".");
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
