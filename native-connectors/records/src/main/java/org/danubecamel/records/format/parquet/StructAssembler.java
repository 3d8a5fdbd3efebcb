package org.danubecamel.records.format.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type.Repetition;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Makes structs, of which the whole record is one. */
final class StructAssembler extends GroupConverter {

    private final GroupType type;
    private final String path;
    private final Consumer<@Nullable Object> target;
    private final RecordAssembler assembler;
    private final Converter[] fields;
    private final @Nullable Object[] values;

    StructAssembler(
            GroupType type, String path, Consumer<@Nullable Object> target, RecordAssembler assembler, int depth) {
        if (depth < 1) {
            throw Malformed.limit("Its schema nests deeper than allowed. Raise maxDepth.");
        }
        this.type = type;
        this.path = path;
        this.target = target;
        this.assembler = assembler;
        this.fields = new Converter[type.getFieldCount()];
        this.values = new @Nullable Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            var field = type.getType(i);
            int slot = i;
            boolean isRepeated = field.isRepetition(Repetition.REPEATED);
            fields[i] = Assemblers.of(
                    field,
                    path.isEmpty() ? field.getName() : path + "." + field.getName(),
                    isRepeated ? value -> list(slot).add(value) : value -> values[slot] = value,
                    assembler,
                    isRepeated ? depth - 1 : depth);
        }
    }

    /** A field that comes again and again is a list, without being called one. */
    @SuppressWarnings("unchecked")
    private List<@Nullable Object> list(int slot) {
        return (List<@Nullable Object>) values[slot];
    }

    @Override
    public Converter getConverter(int field) {
        return fields[field];
    }

    @Override
    public void start() {
        assembler.count(0);
        Arrays.fill(values, null);
        for (int i = 0; i < values.length; i++) {
            if (type.getType(i).isRepetition(Repetition.REPEATED)) {
                values[i] = new ArrayList<>();
            }
        }
    }

    @Override
    public void end() {
        var struct = Record.builder();
        try {
            for (int i = 0; i < values.length; i++) {
                struct.put(type.getFieldName(i), values[i]);
            }
            target.accept(struct.build());
        } catch (RecordException e) {
            assembler.fail(path, e.detail(), e);
        }
    }
}
