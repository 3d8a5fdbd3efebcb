package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import java.util.stream.LongStream;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Field;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.ListType;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.StructType;

/** The schema that takes all records of a pattern. */
public final class PatternSchema {

    /** So many that each field that may be null is null in one of them, and has a value in another. */
    private static final long SAMPLE = 500;

    /** What all databases have that have decimals. */
    private static final int PRECISION = 38;

    private PatternSchema() {}

    /**
     * The schema of a pattern, whatever the seed is.
     *
     * @param changes whether records are inserts, updates and deletes
     */
    public static RecordSchema of(Pattern pattern, boolean changes) {
        var generator = new RecordGenerator(pattern, 0, changes, "", Instant.EPOCH);
        return LongStream.rangeClosed(1, SAMPLE)
                .mapToObj(number -> RecordSchema.of(generator.record(number).value()))
                .reduce(RecordSchema::merge)
                .map(PatternSchema::widened)
                .orElseThrow();
    }

    private static RecordSchema widened(RecordSchema schema) {
        return RecordSchema.of(schema.fields().stream()
                .map(field -> new Field(field.name(), widened(field.type()), field.optional()))
                .toList());
    }

    /** Decimals of the sample may have fewer digits than others. */
    private static FieldType widened(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return new DecimalType(PRECISION, decimal.scale());
        }
        if (type instanceof StructType struct) {
            return new StructType(widened(struct.schema()));
        }
        return type instanceof ListType list ? new ListType(widened(list.element()), list.optional()) : type;
    }
}
