package org.danubecamel.records;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of records, in order; immutable. */
public final class RecordSchema {

    private final Map<String, Field> fields;

    /** Takes the map as it is; it must not change afterwards. */
    private RecordSchema(Map<String, Field> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /**
     * A schema of these fields in this order.
     *
     * @throws RecordException if a name comes twice
     */
    public static RecordSchema of(Field... fields) {
        return of(List.of(fields));
    }

    /**
     * A schema of these fields in this order.
     *
     * @throws RecordException if a name comes twice
     */
    public static RecordSchema of(Collection<Field> fields) {
        var byName = new LinkedHashMap<String, Field>();
        for (var field : fields) {
            if (byName.put(field.name(), field) != null) {
                throw new RecordException(
                        SETUP,
                        "The schema has the field \"" + Excerpt.cut(field.name())
                                + "\" twice. Allowed: each name once in a schema.");
            }
        }
        return new RecordSchema(byName);
    }

    /** The narrowest schema of one record: nulls are optional, all else required. */
    public static RecordSchema of(Record record) {
        var fields = new ArrayList<Field>(record.size());
        record.asMap().forEach((name, value) -> fields.add(new Field(name, FieldType.of(value), value == null)));
        return of(fields);
    }

    /**
     * The schema that takes the records of both: types are promoted, fields missing in one are optional, and the order is
     * that of this schema, followed by what only the other one has.
     */
    public RecordSchema merge(RecordSchema other) {
        if (equals(other)) {
            return this;
        }
        var merged = new LinkedHashMap<String, Field>();
        for (var field : fields.values()) {
            var there = other.fields.get(field.name());
            merged.put(
                    field.name(),
                    there == null
                            ? Field.optional(field.name(), field.type())
                            : new Field(
                                    field.name(),
                                    field.type().merge(there.type()),
                                    field.optional() || there.optional()));
        }
        for (var field : other.fields.values()) {
            merged.computeIfAbsent(field.name(), name -> Field.optional(name, field.type()));
        }
        return new RecordSchema(merged);
    }

    /** The fields in order. */
    public List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** The field of this name, or null. */
    public @Nullable Field field(String name) {
        return fields.get(name);
    }

    /** The number of fields. */
    public int size() {
        return fields.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSchema schema && fields().equals(schema.fields());
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.values().toString();
    }
}
