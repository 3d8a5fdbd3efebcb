package org.danubecamel.records;

import static org.danubecamel.records.RecordException.Reason.FIELD;
import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable record: named values in an order. A value is null, a {@link Boolean}, {@link Integer}, {@link Long},
 * {@link Double}, {@link java.math.BigDecimal} of at most 1,000 digits, {@link String}, {@link Bytes},
 * {@link java.time.LocalDate}, {@link java.time.LocalTime}, {@link java.time.Instant}, {@link java.time.LocalDateTime},
 * {@link java.util.UUID}, an unmodifiable {@link List} of values, or a record. Maps are records too.
 *
 * <p>Structs and lists nest at most 256 deep. Records are equal if they have equal values under equal names in the same
 * order.
 */
public final class Record {

    private static final Record EMPTY = new Record(Map.of());

    private final Map<String, @Nullable Object> values;
    private final int depth;

    /** Takes the map as it is; it must not change afterwards. */
    private Record(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
        int deepest = 0;
        for (var value : values.values()) {
            deepest = Math.max(deepest, Values.depth(value));
        }
        this.depth = deepest + 1;
        if (depth > Values.MAX_DEPTH) {
            throw Values.tooDeep();
        }
    }

    /** A record without fields. */
    public static Record empty() {
        return EMPTY;
    }

    /**
     * A record of names and values in turn.
     *
     * @throws RecordException if a name comes twice or a value is of no record type
     */
    public static Record of(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new RecordException(
                    SETUP, "Names and values must come in pairs; given were " + namesAndValues.length + " arguments.");
        }
        var record = builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            record.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return record.build();
    }

    /**
     * A record of the map's entries in its order.
     *
     * @throws RecordException if a value is of no record type
     */
    public static Record copyOf(Map<String, ?> values) {
        var record = builder();
        values.forEach(record::put);
        return record.build();
    }

    /** Builds a record field by field. */
    public static Builder builder() {
        return new Builder();
    }

    /** The value, or null if it is null or there is no such field. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** Whether there is such a field, be its value null or not. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The names in order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Names and values in order, unmodifiable. */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    /** The number of fields. */
    public int size() {
        return values.size();
    }

    /** How deep structs and lists nest; 1 for a record of plain values. */
    public int depth() {
        return depth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Record record
                && values.equals(record.values)
                && List.copyOf(values.keySet()).equals(List.copyOf(record.values.keySet()));
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Builds a record; not for use by several threads. */
    public static final class Builder {

        private Map<String, @Nullable Object> values = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a field at the end.
         *
         * @throws RecordException if the name was added before or the value is of no record type
         */
        public Builder put(String name, @Nullable Object value) {
            if (!add(name, value)) {
                throw new RecordException(
                        FIELD,
                        "The field \"" + Excerpt.cut(name) + "\" comes twice. Allowed: each name once in a record.");
            }
            return this;
        }

        /**
         * Adds a field at the end, and returns whether the name was not added before; if it was, nothing changes.
         *
         * @throws RecordException if the value is of no record type
         */
        public boolean add(String name, @Nullable Object value) {
            int size = values.size();
            var before = values.put(name, Values.of(value));
            if (values.size() > size) {
                return true;
            }
            values.put(name, before);
            return false;
        }

        /** Whether the field was added. */
        public boolean has(String name) {
            return values.containsKey(name);
        }

        /** The record; the builder is empty afterwards. */
        public Record build() {
            var built = values;
            values = new LinkedHashMap<>();
            return built.isEmpty() ? EMPTY : new Record(built);
        }
    }
}
