package org.danubecamel.records;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.LIMIT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values that a record may have: what others become one of them, and how deep they nest. */
final class Values {

    /** So that no recursion over a record runs out of stack. */
    static final int MAX_DEPTH = 256;
    /** As many as 1,000 decimal digits take. */
    private static final int MAX_BITS = 3322;

    private Values() {}

    /** @throws RecordException if nothing among the record types stands for it */
    static @Nullable Object of(@Nullable Object value) {
        return of(value, MAX_DEPTH);
    }

    private static @Nullable Object of(@Nullable Object value, int deeper) {
        if (value == null || isPlain(value)) {
            return value;
        }
        if (deeper <= 0) {
            throw tooDeep();
        }
        if (value instanceof Record struct) {
            return struct;
        }
        if (value instanceof Collection<?> collection) {
            var list = new ArrayList<@Nullable Object>(collection.size());
            for (var element : collection) {
                list.add(of(element, deeper - 1));
            }
            return Collections.unmodifiableList(list);
        }
        if (value instanceof Map<?, ?> map) {
            var struct = Record.builder();
            map.forEach((name, element) -> struct.put(String.valueOf(name), of(element, deeper - 1)));
            return struct.build();
        }
        return scalar(value);
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof UUID
                || value instanceof Bytes;
    }

    private static Object scalar(Object value) {
        if (value instanceof BigDecimal decimal) {
            return bounded(decimal);
        }
        if (value instanceof BigInteger integer) {
            return bounded(new BigDecimal(integer));
        }
        if (value instanceof byte[] content) {
            return Bytes.copyOf(content);
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        }
        if (value instanceof Character || value instanceof Enum<?>) {
            return value.toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Date date && date.getClass() == Date.class) {
            return date.toInstant();
        }
        throw new RecordException(
                CONVERSION,
                "A value of " + value.getClass().getName() + " cannot be in a record. Allowed: null, Boolean, Integer,"
                        + " Long, Double, BigDecimal, String, Bytes, LocalDate, LocalTime, Instant, LocalDateTime, UUID,"
                        + " List and Record, and what becomes one of them without loss.");
    }

    /** Bounded, because writing 1e1000000 out, or adding 1 to it, takes a million digits. */
    private static BigDecimal bounded(BigDecimal decimal) {
        // To count the digits of a number takes far longer than to have its bits.
        if (decimal.unscaledValue().bitLength() > MAX_BITS
                || decimal.precision() > DecimalType.MAX_PRECISION
                || Math.abs((long) decimal.scale()) > DecimalType.MAX_PRECISION) {
            throw new RecordException(
                    LIMIT,
                    "A number has more digits or a larger exponent than any decimal may have. Allowed: at most "
                            + DecimalType.MAX_PRECISION + " digits, and a scale from -" + DecimalType.MAX_PRECISION
                            + " to " + DecimalType.MAX_PRECISION + ".");
        }
        return decimal;
    }

    static int depth(@Nullable Object value) {
        if (value instanceof Record struct) {
            return struct.depth();
        }
        if (value instanceof List<?> list) {
            int deepest = 0;
            for (var element : list) {
                deepest = Math.max(deepest, depth(element));
            }
            return deepest + 1;
        }
        return 0;
    }

    static RecordException tooDeep() {
        return new RecordException(
                LIMIT,
                "A record nests structs and lists deeper than " + MAX_DEPTH + ". Allowed: at most " + MAX_DEPTH + ".");
    }

    static String typeName(@Nullable Object value) {
        return FieldType.of(value).toString();
    }
}
