package org.danubecamel.records.format.parquet;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.jspecify.annotations.Nullable;

/** Makes records of maps whose keys are strings. */
final class MapAssembler extends GroupConverter {

    private final String path;
    private final Consumer<@Nullable Object> target;
    private final RecordAssembler assembler;
    private final Entry entry;
    private Record.Builder map = Record.builder();

    MapAssembler(GroupType type, String path, Consumer<@Nullable Object> target, RecordAssembler assembler, int depth) {
        this.path = path;
        this.target = target;
        this.assembler = assembler;
        this.entry = new Entry(type.getType(0).asGroupType(), depth - 1);
    }

    @Override
    public Converter getConverter(int field) {
        return entry;
    }

    @Override
    public void start() {
        assembler.count(0);
        map = Record.builder();
    }

    @Override
    public void end() {
        target.accept(map.build());
    }

    private final class Entry extends GroupConverter {

        private final Converter keys;
        private final Converter values;
        private @Nullable Object key;
        private @Nullable Object value;

        Entry(GroupType type, int depth) {
            this.keys = Assemblers.of(type.getType(0), path + ".key", each -> key = each, assembler, depth);
            this.values = Assemblers.of(type.getType(1), path + ".value", each -> value = each, assembler, depth);
        }

        @Override
        public Converter getConverter(int field) {
            return field == 0 ? keys : values;
        }

        @Override
        public void start() {
            key = null;
            value = null;
        }

        @Override
        public void end() {
            if (!(key instanceof String name) || map.has(name)) {
                assembler.fail(path, "the key " + Excerpt.of(key) + " is none, or comes twice.", null);
            } else {
                map.put(name, value);
            }
        }
    }
}
