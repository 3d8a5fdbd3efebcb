package org.danubecamel.records.format.avro;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.jspecify.annotations.Nullable;

/** Which choice of a union a value is by its own type. */
final class AvroMatch {

    private AvroMatch() {}

    static boolean isOwnType(@Nullable Object value, Schema schema) {
        var logical = AvroTypes.logicalName(schema);
        return switch (schema.getType()) {
            case NULL -> value == null;
            case BOOLEAN -> value instanceof Boolean;
            case INT -> isOf(value, logical, Integer.class);
            case LONG -> isOf(value, logical, Long.class) || (logical.isEmpty() && value instanceof Integer);
            case FLOAT -> false;
            case DOUBLE -> value instanceof Double;
            case STRING -> isOf(value, logical, String.class);
            case ENUM -> value instanceof String text && schema.hasEnumSymbol(text);
            case BYTES -> isOf(value, logical, Bytes.class);
            case FIXED ->
                isOf(value, logical, Bytes.class)
                        && (!(value instanceof Bytes bytes) || bytes.size() == schema.getFixedSize());
            case ARRAY -> value instanceof List<?>;
            case MAP -> value instanceof Record;
            case RECORD -> value instanceof Record record && hasAll(schema, record);
            case UNION -> false;
        };
    }

    private static boolean hasAll(Schema schema, Record record) {
        return record.names().stream().allMatch(name -> schema.getField(name) != null)
                && schema.getFields().stream().allMatch(field -> field.hasDefaultValue() || record.has(field.name()));
    }

    private static boolean isOf(@Nullable Object value, String logical, Class<?> plain) {
        var own = logical.startsWith("timestamp")
                ? Instant.class
                : logical.startsWith("local-timestamp")
                        ? LocalDateTime.class
                        : switch (logical) {
                            case "decimal" -> BigDecimal.class;
                            case "date" -> LocalDate.class;
                            case "time-millis", "time-micros" -> LocalTime.class;
                            case "uuid" -> UUID.class;
                            default -> plain;
                        };
        return own.isInstance(value);
    }
}
