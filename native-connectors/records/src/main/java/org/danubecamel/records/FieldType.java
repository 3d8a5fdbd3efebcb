package org.danubecamel.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The type of a field. */
public sealed interface FieldType permits ScalarType, DecimalType, ListType, StructType {

    /** The narrowest type that the value has; {@link ScalarType#NULL} for null. */
    static FieldType of(@Nullable Object value) {
        if (value == null) {
            return ScalarType.NULL;
        } else if (value instanceof String) {
            return ScalarType.STRING;
        } else if (value instanceof Long) {
            return ScalarType.LONG;
        } else if (value instanceof Integer) {
            return ScalarType.INT;
        } else if (value instanceof Double) {
            return ScalarType.DOUBLE;
        } else if (value instanceof Boolean) {
            return ScalarType.BOOLEAN;
        } else if (value instanceof BigDecimal decimal) {
            return DecimalType.of(decimal);
        } else if (value instanceof Instant) {
            return ScalarType.TIMESTAMP;
        } else if (value instanceof LocalDateTime) {
            return ScalarType.LOCAL_TIMESTAMP;
        } else if (value instanceof LocalDate) {
            return ScalarType.DATE;
        } else if (value instanceof LocalTime) {
            return ScalarType.TIME;
        } else if (value instanceof UUID) {
            return ScalarType.UUID;
        } else if (value instanceof Bytes) {
            return ScalarType.BYTES;
        } else if (value instanceof Record struct) {
            return new StructType(RecordSchema.of(struct));
        } else if (value instanceof List<?> list) {
            return ListType.of(list);
        }
        throw new IllegalArgumentException(
                "No record has a value of " + value.getClass().getName());
    }

    /**
     * The narrowest type that takes the values of both: int, long, and double or decimal widen in this order, lists and
     * structs merge by elements and fields, and whatever else differs becomes a string.
     */
    default FieldType merge(FieldType other) {
        return Promotion.merge(this, other);
    }
}
