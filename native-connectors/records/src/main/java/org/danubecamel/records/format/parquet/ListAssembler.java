package org.danubecamel.records.format.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.jspecify.annotations.Nullable;

/** Makes lists, of the three levels that Parquet asks for and of the two that older writers have. */
final class ListAssembler extends GroupConverter {

    private final Consumer<@Nullable Object> target;
    private final RecordAssembler assembler;
    private final Converter repeated;
    private List<@Nullable Object> list = new ArrayList<>();

    ListAssembler(
            GroupType type, String path, Consumer<@Nullable Object> target, RecordAssembler assembler, int depth) {
        this.target = target;
        this.assembler = assembler;
        var inner = type.getType(0);
        this.repeated = isElement(type)
                ? Assemblers.of(inner, path, value -> list.add(value), assembler, depth - 1)
                : new Element(inner.asGroupType(), path, depth - 1);
    }

    /** Whether what is repeated is the element itself, by the rules of Parquet for older files. */
    private static boolean isElement(GroupType list) {
        var repeated = list.getType(0);
        return repeated.isPrimitive()
                || repeated.asGroupType().getFieldCount() != 1
                || Set.of("array", list.getName() + "_tuple").contains(repeated.getName());
    }

    @Override
    public Converter getConverter(int field) {
        return repeated;
    }

    @Override
    public void start() {
        assembler.count(0);
        list = new ArrayList<>();
    }

    @Override
    public void end() {
        target.accept(list);
    }

    /** The level between a list and its elements, which tells null from nothing. */
    private final class Element extends GroupConverter {

        private final Converter element;
        private @Nullable Object value;

        Element(GroupType type, String path, int depth) {
            var only = type.getType(0);
            this.element = Assemblers.of(only, path + "." + only.getName(), each -> value = each, assembler, depth);
        }

        @Override
        public Converter getConverter(int field) {
            return element;
        }

        @Override
        public void start() {
            assembler.count(0);
            value = null;
        }

        @Override
        public void end() {
            list.add(value);
        }
    }
}
