package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Utf8;
import org.jspecify.annotations.Nullable;

/** Makes values of Avro's binary encoding under a schema. */
final class AvroValues {

    /** The field of a record that stands for a value that is none. */
    static final String VALUE = "value";

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int UUID_BYTES = 16;
    private static final int MAX_DECIMAL_BYTES = 420;

    private final AvroBytes in;

    AvroValues(AvroBytes in) {
        this.in = in;
    }

    /** @throws RecordException if the data are not of the schema, or nest deeper than {@code depth} */
    Record record(Schema schema, int depth) {
        return schema.getType() == Schema.Type.RECORD ? struct(schema, depth) : Record.of(VALUE, value(schema, depth));
    }

    private @Nullable Object value(Schema schema, int depth) {
        in.countValue();
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> in.readBoolean();
            case INT -> number(schema, in.readInt());
            case LONG -> number(schema, in.readLong());
            case FLOAT -> (double) in.readFloat();
            case DOUBLE -> in.readDouble();
            case STRING -> text(schema);
            case BYTES -> bytes(schema, in.readBytes());
            case FIXED -> bytes(schema, in.readFixed(schema.getFixedSize()));
            case ENUM ->
                schema.getEnumSymbols().get(index(schema.getEnumSymbols().size()));
            case UNION -> value(schema.getTypes().get(index(schema.getTypes().size())), depth);
            case ARRAY -> list(schema.getElementType(), deeper(depth));
            case MAP -> map(schema.getValueType(), deeper(depth));
            case RECORD -> struct(schema, deeper(depth));
        };
    }

    private static int deeper(int depth) {
        if (depth <= 1) {
            throw new RecordException(LIMIT, "The record nests deeper than allowed. Raise maxDepth.");
        }
        return depth - 1;
    }

    private int index(int size) {
        int index = in.readInt();
        if (index < 0 || index >= size) {
            throw in.malformed("the index " + index + " of " + size + " choices");
        }
        return index;
    }

    private Record struct(Schema schema, int depth) {
        var record = Record.builder();
        for (var field : schema.getFields()) {
            record.put(field.name(), value(field.schema(), depth));
        }
        return record.build();
    }

    private List<@Nullable Object> list(Schema element, int depth) {
        var list = new ArrayList<@Nullable Object>();
        for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
            for (long i = 0; i < count; i++) {
                list.add(value(element, depth));
            }
        }
        return list;
    }

    private Record map(Schema element, int depth) {
        var record = Record.builder();
        for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
            for (long i = 0; i < count; i++) {
                var key = Utf8.decode(in.readBytes());
                record.put(key, value(element, depth));
            }
        }
        return record.build();
    }

    private Object text(Schema schema) {
        var text = Utf8.decode(in.readBytes());
        if ("uuid".equals(AvroTypes.logicalName(schema))) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw in.malformed("a text that is no UUID");
            }
        }
        return text;
    }

    private Object bytes(Schema schema, byte[] bytes) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            if (bytes.length == 0 || bytes.length > MAX_DECIMAL_BYTES) {
                throw in.malformed("a decimal of " + bytes.length + " bytes");
            }
            return new BigDecimal(new BigInteger(bytes), decimal.getScale());
        }
        if (bytes.length == UUID_BYTES && "uuid".equals(AvroTypes.logicalName(schema))) {
            var buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
        return bytes;
    }

    private Object number(Schema schema, long number) {
        try {
            return switch (AvroTypes.logicalName(schema)) {
                case "date" -> LocalDate.ofEpochDay(number);
                case "time-millis" -> LocalTime.ofNanoOfDay(Math.multiplyExact(number, NANOS_PER_MILLI));
                case "time-micros" -> LocalTime.ofNanoOfDay(Math.multiplyExact(number, NANOS_PER_MICRO));
                case "timestamp-millis" -> instant(number, 1_000);
                case "timestamp-micros" -> instant(number, 1_000_000);
                case "timestamp-nanos" -> instant(number, 1_000_000_000);
                case "local-timestamp-millis" -> local(instant(number, 1_000));
                case "local-timestamp-micros" -> local(instant(number, 1_000_000));
                case "local-timestamp-nanos" -> local(instant(number, 1_000_000_000));
                default -> schema.getType() == Schema.Type.INT ? (Object) (int) number : (Object) number;
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw in.malformed("the number " + number + " for a " + AvroTypes.logicalName(schema));
        }
    }

    private static Instant instant(long count, long perSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(count, perSecond), Math.floorMod(count, perSecond) * (1_000_000_000 / perSecond));
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
