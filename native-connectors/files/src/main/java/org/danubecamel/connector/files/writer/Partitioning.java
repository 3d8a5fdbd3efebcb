package org.danubecamel.connector.files.writer;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.FIELD;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.convert.TypeConverter;
import org.danubecamel.records.mapping.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * In which directory below the target a record belongs: first by fields, then by time. Not for use by several threads.
 *
 * @param fields each is a level, of its value
 * @param time the levels of the time, if any
 * @param timeField the field that has the time; null for the time of the message, or else that of writing
 * @param names whether levels of fields are {@code name=value}, as Hive has it, or the value alone
 */
public record Partitioning(List<FieldPath> fields, TimePath time, @Nullable FieldPath timeField, boolean names) {

    /** As what a value is taken for a time; what the last one says of a value that is none, all would. */
    private static final List<ScalarType> TIMES =
            List.of(ScalarType.LOCAL_TIMESTAMP, ScalarType.DATE, ScalarType.TIMESTAMP);

    private static final TypeConverter CONVERTER = new TypeConverter();

    /** A copy of the fields is taken. */
    public Partitioning {
        fields = List.copyOf(fields);
    }

    /** All records in the directory itself. */
    public static Partitioning none() {
        return new Partitioning(List.of(), TimePath.parse("", java.time.ZoneOffset.UTC), null, true);
    }

    /**
     * The directory, with slashes between its levels; empty for the target itself.
     *
     * @throws RecordException if the record does not say
     */
    String of(Record record, @Nullable Instant published, Instant now, PathSegment segment) {
        if (fields.isEmpty() && time.isEmpty()) {
            return "";
        }
        var path = new StringBuilder();
        for (var field : fields) {
            var value = segment.encode(text(field, field.in(record)));
            append(path, names ? segment.encode(field.last()) + "=" + value : value);
        }
        if (!time.isEmpty()) {
            var at = time(record, published, now);
            try {
                time.of(at, segment).forEach(level -> append(path, level));
            } catch (DateTimeException e) {
                throw new RecordException(
                        CONVERSION, "The time " + at + " has no directory. Allowed: years 1 to 9999.", e);
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, String level) {
        if (path.length() > 0) {
            path.append('/');
        }
        path.append(level);
    }

    private static String text(FieldPath field, @Nullable Object value) {
        if (value instanceof Record || value instanceof List<?>) {
            throw new RecordException(
                    CONVERSION,
                    "Field \"" + Excerpt.cut(field.toString()) + "\" is " + Excerpt.of(value)
                            + ". Allowed: a single value, because files are partitioned by it.");
        }
        var text = CONVERTER.convert(value, ScalarType.STRING, field.toString());
        return text == null ? "" : text.toString();
    }

    private Instant time(Record record, @Nullable Instant published, Instant now) {
        var path = timeField;
        if (path == null) {
            return published == null ? now : published;
        }
        var value = path.in(record);
        if (value == null) {
            throw new RecordException(
                    FIELD,
                    "Field \"" + Excerpt.cut(path.toString())
                            + "\" is missing or null. Allowed: a time, because files are partitioned by it.");
        }
        for (var type : TIMES) {
            try {
                return instant(CONVERTER.convert(value, type, path.toString()));
            } catch (RecordException e) {
                if (type == TIMES.get(TIMES.size() - 1)) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("There is no type of times");
    }

    private Instant instant(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        return (value instanceof LocalDateTime local
                        ? local
                        : ((LocalDate) Objects.requireNonNull(value)).atStartOfDay())
                .atZone(time.zone())
                .toInstant();
    }
}
