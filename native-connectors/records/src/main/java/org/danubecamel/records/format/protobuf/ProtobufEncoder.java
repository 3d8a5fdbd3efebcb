package org.danubecamel.records.format.protobuf;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.FIELD;
import static org.danubecamel.records.RecordException.Reason.LOSS;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.convert.TypeConverter;
import org.jspecify.annotations.Nullable;

/** Makes a message of a record. Null leaves a field unset. */
final class ProtobufEncoder {

    private static final TypeConverter CONVERTER = new TypeConverter();
    private static final long MAX_UINT32 = 0xFFFF_FFFFL;
    private static final DecimalType UINT64 = new DecimalType(20, 0);

    private ProtobufEncoder() {}

    /** @throws RecordException if the message has not the record's fields, or a value that does not fit */
    static byte[] encode(Record record, Descriptor type) {
        var message = struct(record, type, "");
        if (!message.isInitialized()) {
            throw new RecordException(
                    FIELD,
                    "Field \"" + Excerpt.cut(String.join(", ", message.findInitializationErrors()))
                            + "\" is missing. Allowed: a value, because it is required.");
        }
        return message.toByteArray();
    }

    private static DynamicMessage struct(Record record, Descriptor type, String path) {
        var message = DynamicMessage.newBuilder(type);
        record.asMap().forEach((name, value) -> {
            var field = type.findFieldByName(name);
            if (field == null) {
                throw new RecordException(
                        FIELD,
                        "Field \"" + Excerpt.cut(join(path, name)) + "\" is not in the message " + type.getFullName()
                                + ". Add it there, or leave it out.");
            }
            if (value != null) {
                set(message, field, value, join(path, name));
            }
        });
        return message.buildPartial();
    }

    private static void set(Message.Builder message, FieldDescriptor field, Object value, String path) {
        if (field.isMapField()) {
            asRecord(value, path)
                    .asMap()
                    .forEach((key, each) ->
                            message.addRepeatedField(field, entry(field.getMessageType(), key, each, join(path, key))));
        } else if (!field.isRepeated()) {
            message.setField(field, value(value, field, path));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                message.addRepeatedField(
                        field, value(present(list.get(i), path + "[" + i + "]"), field, path + "[" + i + "]"));
            }
        } else {
            throw refused(value, "a list", path);
        }
    }

    private static Message entry(Descriptor type, String key, @Nullable Object value, String path) {
        var keyField = type.findFieldByNumber(1);
        var valueField = type.findFieldByNumber(2);
        return DynamicMessage.newBuilder(type)
                .setField(keyField, value(key, keyField, path))
                .setField(valueField, value(present(value, path), valueField, path))
                .build();
    }

    private static Object value(Object value, FieldDescriptor field, String path) {
        return switch (field.getType()) {
            case BOOL -> convert(value, ScalarType.BOOLEAN, path);
            case INT32, SINT32, SFIXED32 -> convert(value, ScalarType.INT, path);
            case INT64, SINT64, SFIXED64 -> convert(value, ScalarType.LONG, path);
            case UINT32, FIXED32 -> unsigned32(value, path);
            case UINT64, FIXED64 -> unsigned64(value, path);
            case DOUBLE -> convert(value, ScalarType.DOUBLE, path);
            case FLOAT -> narrow(value, path);
            case STRING -> convert(value, ScalarType.STRING, path);
            case BYTES -> ByteString.copyFrom(((Bytes) convert(value, ScalarType.BYTES, path)).toArray());
            case ENUM -> symbol(value, field, path);
            case MESSAGE, GROUP -> message(value, field.getMessageType(), path);
        };
    }

    private static Object convert(Object value, FieldType type, String path) {
        return present(CONVERTER.convert(value, type, path), path);
    }

    private static Message message(Object value, Descriptor type, String path) {
        if (!"google.protobuf.Timestamp".equals(type.getFullName())) {
            return struct(asRecord(value, path), type, path);
        }
        var instant = (Instant) convert(value, ScalarType.TIMESTAMP, path);
        if (!ProtobufDecoder.isTimestamp(instant.getEpochSecond(), instant.getNano())) {
            throw lost(value, "years 1 to 9999", path);
        }
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByNumber(1), instant.getEpochSecond())
                .setField(type.findFieldByNumber(2), instant.getNano())
                .build();
    }

    private static Object symbol(Object value, FieldDescriptor field, String path) {
        var symbol = value instanceof String name ? field.getEnumType().findValueByName(name) : null;
        if (symbol == null) {
            throw refused(value, "a name of " + field.getEnumType().getFullName(), path);
        }
        return symbol;
    }

    private static Integer unsigned32(Object value, String path) {
        long number = (Long) convert(value, ScalarType.LONG, path);
        if (number < 0 || number > MAX_UINT32) {
            throw lost(value, "0 to " + MAX_UINT32, path);
        }
        return (int) number;
    }

    private static Long unsigned64(Object value, String path) {
        var number = (BigDecimal) convert(value, UINT64, path);
        if (number.signum() < 0 || number.toBigInteger().bitLength() > Long.SIZE) {
            throw lost(value, "0 to 18446744073709551615", path);
        }
        return number.toBigInteger().longValue();
    }

    private static Float narrow(Object value, String path) {
        double number = (Double) convert(value, ScalarType.DOUBLE, path);
        if ((float) number != number && !Double.isNaN(number)) {
            throw lost(value, "numbers that a float holds exactly", path);
        }
        return (float) number;
    }

    private static Record asRecord(Object value, String path) {
        if (value instanceof Record record) {
            return record;
        }
        throw refused(value, "a struct", path);
    }

    private static Object present(@Nullable Object value, String path) {
        if (value == null) {
            throw refused(null, "a value, because lists and maps of protobuf have no null", path);
        }
        return value;
    }

    private static RecordException refused(@Nullable Object value, String allowed, String path) {
        return new RecordException(
                CONVERSION,
                "Field \"" + Excerpt.cut(path) + "\" is " + Excerpt.of(value) + ". Allowed: " + allowed + ".");
    }

    private static RecordException lost(Object value, String allowed, String path) {
        return new RecordException(
                LOSS, "Field \"" + Excerpt.cut(path) + "\" is " + Excerpt.of(value) + ". Allowed: " + allowed + ".");
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
