package org.danubecamel.connector.jdbc;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.LOSS;
import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.convert.TypeConverter;
import org.danubecamel.records.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Values as the text that PostgreSQL reads for a column's type. What a type cannot hold is found here, where the record is
 * known, and not by the server, which would refuse the batch. Types that are not known here get the value's text.
 */
final class PostgresqlText {

    private static final Map<String, FieldType> TYPES = Map.ofEntries(
            Map.entry("bool", ScalarType.BOOLEAN),
            Map.entry("int2", ScalarType.INT),
            Map.entry("int4", ScalarType.INT),
            Map.entry("int8", ScalarType.LONG),
            Map.entry("oid", ScalarType.LONG),
            Map.entry("float4", ScalarType.DOUBLE),
            Map.entry("float8", ScalarType.DOUBLE),
            Map.entry("bytea", ScalarType.BYTES),
            Map.entry("date", ScalarType.DATE),
            Map.entry("time", ScalarType.TIME),
            Map.entry("timestamp", ScalarType.LOCAL_TIMESTAMP),
            Map.entry("timestamptz", ScalarType.TIMESTAMP),
            Map.entry("uuid", ScalarType.UUID));

    /** All that a value may have; the server takes more. */
    private static final DecimalType ANY_NUMBER =
            new DecimalType(DecimalType.MAX_PRECISION, DecimalType.MAX_PRECISION / 2);

    /** From here on, ISO-8601 begins with a plus sign. */
    private static final int FIVE_DIGITS = 10_000;

    private static final int FIRST_YEAR = -4712;
    private static final int LAST_YEAR_OF_DATES = 5_874_897;
    private static final int LAST_YEAR_OF_TIMESTAMPS = 294_276;
    /** The first second of the year after the last, with a day to spare for time zones. */
    private static final Instant BEYOND =
            LocalDateTime.of(LAST_YEAR_OF_TIMESTAMPS + 1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

    private static final Instant BEFORE =
            LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

    private PostgresqlText() {}

    static String of(Object value, Column column, TypeConverter converter) {
        return of(value, column, column.base(), column.name(), converter);
    }

    private static String of(Object value, Column column, String base, String path, TypeConverter converter) {
        if (base.startsWith("_")) {
            return array(value, column, base.substring(1), path, converter);
        }
        if (base.equals("json") || base.equals("jsonb")) {
            return json(value, base, path);
        }
        var type = type(column, base);
        if (type == ANY_NUMBER && isShort(value)) {
            return plain(value);
        }
        var converted = converter.convert(value, type, path);
        if (converted == null) {
            throw new IllegalStateException("A value became null.");
        }
        return switch (base) {
            case "int2" -> small((Integer) converted, path);
            case "float4" -> real((Double) converted, path);
            default -> text(converted, column, path);
        };
    }

    private static FieldType type(Column column, String base) {
        if (base.equals("numeric")) {
            return column.precision() > 0 && column.scale() >= 0 && column.scale() <= column.precision()
                    ? new DecimalType(column.precision(), column.scale())
                    : ANY_NUMBER;
        }
        return TYPES.getOrDefault(base, ScalarType.STRING);
    }

    /** A double of any size has fewer digits than allowed, before and after the point. */
    private static boolean isShort(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Double number && Double.isFinite(number);
    }

    /** The same text for the same number, of whatever type it is: keys are compared by it. */
    private static String plain(Object number) {
        return number instanceof Double value
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : number.toString();
    }

    private static String text(Object value, Column column, String path) {
        if (value instanceof String text) {
            return string(text, column, path);
        }
        if (value instanceof Boolean truth) {
            return truth ? "t" : "f";
        }
        if (value instanceof BigDecimal number) {
            var canonical = column.precision() > 0 && number.scale() == column.scale();
            return (canonical ? number : number.stripTrailingZeros()).toPlainString();
        }
        if (value instanceof Bytes bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes.toArray());
        }
        if (value instanceof LocalDate date) {
            bound(date.getYear(), LAST_YEAR_OF_DATES, value, path);
            return year(date) + era(date);
        }
        if (value instanceof LocalTime time) {
            return micros(time, path);
        }
        if (value instanceof LocalDateTime timestamp) {
            bound(timestamp.getYear(), LAST_YEAR_OF_TIMESTAMPS, value, path);
            var date = timestamp.toLocalDate();
            return year(date) + " " + micros(timestamp.toLocalTime(), path) + era(date);
        }
        if (value instanceof Instant instant) {
            if (instant.isBefore(BEFORE) || !instant.isBefore(BEYOND)) {
                throw outOfBounds(value, LAST_YEAR_OF_TIMESTAMPS, path);
            }
            var timestamp = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            var date = timestamp.toLocalDate();
            return year(date) + " " + micros(timestamp.toLocalTime(), path) + "+00" + era(date);
        }
        return value.toString();
    }

    /** The length is checked here, because a cast would cut the text silently. */
    private static String string(String text, Column column, String path) {
        if (text.indexOf(0) >= 0) {
            throw new RecordException(
                    NOT_WRITABLE,
                    "Column \"" + Excerpt.cut(path)
                            + "\": the text has a NUL character, which PostgreSQL does not store."
                            + " Allowed: any other character. Remove it, or map the field to a bytea column.");
        }
        var characters = wholeCharacters(text, path);
        if (column.precision() > 0 && characters > column.precision()) {
            throw new RecordException(
                    LOSS,
                    "Column \"" + Excerpt.cut(path) + "\": the text has " + characters
                            + " characters. Allowed: at most " + column.precision() + ".");
        }
        return text;
    }

    /** Half of a surrogate pair would be sent as a question mark. */
    private static int wholeCharacters(String text, String path) {
        var pairs = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new RecordException(
                            NOT_WRITABLE,
                            "Column \"" + Excerpt.cut(path)
                                    + "\": the text has half of a surrogate pair. Allowed: valid Unicode.");
                }
                i++;
                pairs++;
            }
        }
        return text.length() - pairs;
    }

    private static String small(Integer number, String path) {
        if (number.shortValue() != number) {
            throw new RecordException(
                    LOSS,
                    "Column \"" + Excerpt.cut(path) + "\": " + number + " is no smallint. Allowed: " + Short.MIN_VALUE
                            + " to " + Short.MAX_VALUE + ".");
        }
        return number.toString();
    }

    private static String real(Double number, String path) {
        if (Double.isFinite(number) && Float.isInfinite(number.floatValue())) {
            throw new RecordException(
                    LOSS, "Column \"" + Excerpt.cut(path) + "\": " + number + " is too large for a real.");
        }
        return number.toString();
    }

    private static String json(Object value, String base, String path) {
        if (base.equals("jsonb") && hasNul(value)) {
            throw new RecordException(
                    NOT_WRITABLE,
                    "Column \"" + Excerpt.cut(path) + "\": a text has a NUL character, which jsonb does not store."
                            + " Allowed: any other character.");
        }
        return JsonText.of(value);
    }

    private static boolean hasNul(@Nullable Object value) {
        if (value instanceof String text) {
            return text.indexOf(0) >= 0;
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(PostgresqlText::hasNul);
        }
        return value instanceof Record struct
                && struct.asMap().entrySet().stream()
                        .anyMatch(field -> hasNul(field.getKey()) || hasNul(field.getValue()));
    }

    private static String array(Object value, Column column, String base, String path, TypeConverter converter) {
        if (!(value instanceof List<?> list)) {
            throw new RecordException(
                    CONVERSION,
                    "Column \"" + Excerpt.cut(path) + "\": " + Excerpt.of(value) + " is no " + column.type()
                            + ". Allowed: a list.");
        }
        var text = new StringBuilder("{");
        for (var i = 0; i < list.size(); i++) {
            var element = list.get(i);
            text.append(i == 0 ? "" : ",");
            if (element == null) {
                text.append("NULL");
            } else if (element instanceof List<?> && !base.startsWith("json")) {
                text.append(array(element, column, base, path + "[" + i + "]", converter));
            } else {
                quote(text, of(element, column, base, path + "[" + i + "]", converter));
            }
        }
        return text.append('}').toString();
    }

    private static void quote(StringBuilder array, String element) {
        array.append('"');
        for (var i = 0; i < element.length(); i++) {
            var c = element.charAt(i);
            if (c == '"' || c == '\\') {
                array.append('\\');
            }
            array.append(c);
        }
        array.append('"');
    }

    private static void bound(int year, int last, Object value, String path) {
        if (year < FIRST_YEAR || year > last) {
            throw outOfBounds(value, last, path);
        }
    }

    private static RecordException outOfBounds(Object value, int last, String path) {
        return new RecordException(
                LOSS,
                "Column \"" + Excerpt.cut(path) + "\": " + Excerpt.of(value)
                        + " is out of bounds. Allowed: years from 4713 BC to " + last + ".");
    }

    private static String year(LocalDate date) {
        if (date.getYear() > 0 && date.getYear() < FIVE_DIGITS) {
            return date.toString();
        }
        var year = date.getYear() <= 0 ? 1 - date.getYear() : date.getYear();
        return String.format("%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String era(LocalDate date) {
        return date.getYear() <= 0 ? " BC" : "";
    }

    private static String micros(LocalTime time, String path) {
        if (time.getNano() % 1_000 != 0) {
            throw new RecordException(
                    LOSS,
                    "Column \"" + Excerpt.cut(path) + "\": " + time
                            + " is finer than a microsecond. Allowed: whole microseconds. Round it before.");
        }
        return time.toString();
    }
}
