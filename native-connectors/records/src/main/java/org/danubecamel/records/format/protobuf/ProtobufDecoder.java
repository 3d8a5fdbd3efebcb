package org.danubecamel.records.format.protobuf;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.ReadLimits;
import org.jspecify.annotations.Nullable;

/** Makes a record of a message. */
final class ProtobufDecoder {

    private static final long FIRST_SECOND = -62_135_596_800L;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int NANOS = 1_000_000_000;

    private final ReadLimits limits;
    private int room;

    private ProtobufDecoder(ReadLimits limits) {
        this.limits = limits;
        this.room = limits.maxValues();
    }

    /** @throws RecordException if the bytes are no such message, or beyond the limits */
    static Record decode(byte[] bytes, Descriptor type, ReadLimits limits) {
        try {
            var in = CodedInputStream.newInstance(bytes);
            in.setRecursionLimit(limits.maxDepth());
            var message = DynamicMessage.parseFrom(type, in);
            return new ProtobufDecoder(limits).struct(message, limits.maxDepth());
        } catch (IOException e) {
            throw new RecordException(
                    MALFORMED_RECORD, "It is no message " + type.getFullName() + ": " + e.getMessage(), e);
        }
    }

    private Record struct(Message message, int depth) {
        var record = Record.builder();
        for (var field : message.getDescriptorForType().getFields()) {
            record.put(field.getName(), field(message, field, depth));
        }
        return record.build();
    }

    private @Nullable Object field(Message message, FieldDescriptor field, int depth) {
        count();
        if (field.isMapField()) {
            return map((List<?>) message.getField(field), deeper(depth));
        }
        if (field.isRepeated()) {
            int below = deeper(depth);
            var list = new ArrayList<@Nullable Object>();
            for (var element : (List<?>) message.getField(field)) {
                count();
                list.add(value(element, field, below));
            }
            return list;
        }
        return field.hasPresence() && !message.hasField(field) ? null : value(message.getField(field), field, depth);
    }

    private Record map(List<?> entries, int depth) {
        // A key that comes again replaces the value, as protobuf wants it.
        var values = new java.util.LinkedHashMap<String, @Nullable Object>();
        for (var each : entries) {
            count();
            var entry = (Message) each;
            var type = entry.getDescriptorForType();
            var valueField = type.findFieldByNumber(2);
            values.put(
                    String.valueOf(value(entry.getField(type.findFieldByNumber(1)), type.findFieldByNumber(1), depth)),
                    value(entry.getField(valueField), valueField, depth));
        }
        return Record.copyOf(values);
    }

    private Object value(Object value, FieldDescriptor field, int depth) {
        return switch (field.getType()) {
            case UINT32, FIXED32 -> Integer.toUnsignedLong((Integer) value);
            case UINT64, FIXED64 -> new BigDecimal(Long.toUnsignedString((Long) value));
            case ENUM -> ((EnumValueDescriptor) value).getName();
            case BYTES -> ((ByteString) value).toByteArray();
            case MESSAGE, GROUP -> message((Message) value, deeper(depth));
            default -> value;
        };
    }

    private Object message(Message message, int depth) {
        var type = message.getDescriptorForType();
        if (!"google.protobuf.Timestamp".equals(type.getFullName())) {
            return struct(message, depth);
        }
        long seconds = (Long) message.getField(type.findFieldByNumber(1));
        int nanos = (Integer) message.getField(type.findFieldByNumber(2));
        if (!isTimestamp(seconds, nanos)) {
            throw new RecordException(
                    MALFORMED_RECORD,
                    "A timestamp has " + seconds + " seconds and " + nanos
                            + " nanoseconds. Allowed: years 1 to 9999, and nanoseconds up to 999,999,999.");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    static boolean isTimestamp(long seconds, int nanos) {
        return seconds >= FIRST_SECOND && seconds <= LAST_SECOND && nanos >= 0 && nanos < NANOS;
    }

    private void count() {
        if (--room < 0) {
            throw new RecordException(
                    LIMIT,
                    "The record has more than " + limits.maxValues()
                            + " values. Raise maxValues, or split the record.");
        }
    }

    private int deeper(int depth) {
        if (depth <= 1) {
            throw new RecordException(
                    LIMIT,
                    "The record nests deeper than " + limits.maxDepth() + ". Allowed: at most that. Raise maxDepth.");
        }
        return depth - 1;
    }
}
