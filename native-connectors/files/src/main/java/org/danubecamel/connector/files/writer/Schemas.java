package org.danubecamel.connector.files.writer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.records.Field;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.ListType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.SchemaInference;
import org.danubecamel.records.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of files whose format needs one, found in the records. A schema only widens, so that records that come in two
 * shapes by turns have one file, and not one each. Not for use by several threads.
 */
final class Schemas {

    private static final int MAX_REMEMBERED = 10_000;

    private final FileFormat format;
    private final Map<String, RecordSchema> byDirectory = new HashMap<>();

    Schemas(FileFormat format) {
        this.format = format;
    }

    /**
     * A schema for these records, and those that came before them in the same directory.
     *
     * @param records by their positions
     * @param refused is given the positions of those that no file can have
     */
    RecordSchema widen(String directory, Map<Integer, Record> records, BiConsumer<Integer, Throwable> refused) {
        if (!format.infersSchema()) {
            return RecordSchema.of();
        }
        var known = byDirectory.get(directory);
        try {
            return remember(directory, widened(known, List.copyOf(records.values())));
        } catch (RecordException e) {
            return oneByOne(directory, known, records, refused);
        }
    }

    private RecordSchema oneByOne(
            String directory,
            @Nullable RecordSchema known,
            Map<Integer, Record> records,
            BiConsumer<Integer, Throwable> refused) {
        var schema = known;
        for (var each : new TreeMap<>(records).entrySet()) {
            try {
                schema = widened(schema, List.of(each.getValue()));
            } catch (RecordException e) {
                refused.accept(each.getKey(), e);
            }
        }
        return schema == null ? RecordSchema.of() : remember(directory, schema);
    }

    /** The schema that takes all records, if the format can have it. */
    private RecordSchema widened(@Nullable RecordSchema known, List<Record> records) {
        var inference = new SchemaInference();
        records.forEach(inference::add);
        var found = format.isTyped() ? optional(inference.schema()) : names(inference.schema());
        var schema = known == null ? found : known.merge(found);
        if (known == null || !schema.equals(known)) {
            format.check(schema);
        }
        return schema;
    }

    private RecordSchema remember(String directory, RecordSchema schema) {
        if (byDirectory.size() >= MAX_REMEMBERED) {
            byDirectory.clear();
        }
        byDirectory.put(directory, schema);
        return schema;
    }

    /** A column that was never null may be in the next record. */
    private static RecordSchema optional(RecordSchema schema) {
        var fields = new ArrayList<Field>();
        schema.fields().forEach(field -> fields.add(Field.optional(field.name(), optional(field.type()))));
        return RecordSchema.of(fields);
    }

    private static FieldType optional(FieldType type) {
        if (type instanceof StructType struct) {
            return new StructType(optional(struct.schema()));
        }
        return type instanceof ListType list ? new ListType(optional(list.element()), true) : type;
    }

    private static RecordSchema names(RecordSchema schema) {
        return RecordSchema.of(schema.fields().stream()
                .map(field -> Field.optional(field.name(), ScalarType.STRING))
                .toList());
    }
}
