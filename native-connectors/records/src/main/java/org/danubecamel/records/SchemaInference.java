package org.danubecamel.records;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import org.jspecify.annotations.Nullable;

/**
 * Finds the narrowest schema that takes many records. The columns stand in the order in which they were first seen. Not for
 * use by several threads.
 */
public final class SchemaInference {

    /** The most columns that a schema grows to by default. */
    public static final int DEFAULT_MAX_FIELDS = 10_000;

    private final int maxFields;
    private @Nullable RecordSchema schema;

    /** An inference of at most {@link #DEFAULT_MAX_FIELDS} columns. */
    public SchemaInference() {
        this(DEFAULT_MAX_FIELDS);
    }

    /** An inference of at most so many columns, those of structs counted on their own. */
    public SchemaInference(int maxFields) {
        this.maxFields = maxFields;
    }

    /** The schema of all these records; without fields if there are none. */
    public static RecordSchema infer(Iterable<Record> records) {
        var inference = new SchemaInference();
        records.forEach(inference::add);
        return inference.schema();
    }

    /**
     * Widens the schema so that it takes this record too.
     *
     * @throws RecordException if it has more columns then than allowed; the schema stays as it was
     */
    @SuppressWarnings(
            "ReferenceEquality") // A merge that changes nothing gives the same; to compare fields would take longer.
    public void add(Record record) {
        var seen = schema;
        var wider = seen == null ? RecordSchema.of(record) : seen.merge(RecordSchema.of(record));
        if (wider != seen && count(wider) > maxFields) {
            throw new RecordException(
                    LIMIT,
                    "The records have more than " + maxFields + " different fields. Allowed: at most " + maxFields
                            + ". Keys that are data belong into a list or a string.");
        }
        schema = wider;
    }

    /** The schema of what was added so far. */
    public RecordSchema schema() {
        var seen = schema;
        return seen == null ? RecordSchema.of() : seen;
    }

    private static int count(RecordSchema schema) {
        int count = schema.size();
        for (var field : schema.fields()) {
            var type = field.type();
            while (type instanceof ListType list) {
                type = list.element();
            }
            if (type instanceof StructType struct) {
                count += count(struct.schema());
            }
        }
        return count;
    }
}
