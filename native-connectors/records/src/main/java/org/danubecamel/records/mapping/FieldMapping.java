package org.danubecamel.records.mapping;

import static org.danubecamel.records.RecordException.Reason.FIELD;
import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Field;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.convert.ConversionOptions;
import org.danubecamel.records.convert.TypeConverter;
import org.jspecify.annotations.Nullable;

/** Makes the columns of a target of records and the metadata of their messages. Immutable. */
public final class FieldMapping {

    private final List<Column> columns;
    private final boolean others;
    private final Set<String> taken;
    private final TypeConverter converter;

    private FieldMapping(Builder builder) {
        this.columns = List.copyOf(builder.columns);
        this.others = builder.others;
        this.taken = Set.copyOf(builder.taken);
        this.converter = new TypeConverter(builder.options);
    }

    /** Builds a mapping column by column. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The columns of the record, in the order of the mapping; then, with {@link Builder#andOthers()}, what it does not
     * mention.
     *
     * @throws RecordException that names the first column whose value is missing or not of its type
     */
    public Record map(Record record, MessageMetadata metadata) {
        var mapped = Record.builder();
        for (var column : columns) {
            var value = column.origin().value(record, metadata);
            if (value == null && !column.optional()) {
                throw new RecordException(
                        FIELD,
                        "Column \"" + Excerpt.cut(column.name())
                                + "\" has no value. Allowed: a value, because it is not optional.");
            }
            var type = column.type();
            mapped.put(column.name(), type == null ? value : converter.convert(value, type, column.name()));
        }
        if (others) {
            record.asMap().forEach((name, value) -> putOther(mapped, name, value));
        }
        return mapped.build();
    }

    private void putOther(Record.Builder mapped, String name, @Nullable Object value) {
        if (taken.contains(name)) {
            return;
        }
        if (mapped.has(name)) {
            throw new RecordException(
                    FIELD,
                    "Field \"" + Excerpt.cut(name) + "\" has the name of a column that the mapping fills with something"
                            + " else. Map it to a column of another name.");
        }
        mapped.put(name, value);
    }

    /**
     * The schema of the columns.
     *
     * @throws RecordException if a column has no type, or other fields are passed on, because the schema depends on the
     *     records then
     */
    public RecordSchema schema() {
        var fields = new ArrayList<Field>();
        for (var column : columns) {
            var type = column.type();
            if (type == null || others) {
                throw new RecordException(
                        SETUP,
                        "The mapping has no schema: "
                                + (others
                                        ? "other fields are passed on"
                                        : "column \"" + column.name() + "\" has no type")
                                + ". Give each column a type, or infer the schema from the mapped records.");
            }
            fields.add(new Field(column.name(), type, column.optional()));
        }
        return RecordSchema.of(fields);
    }

    /** Builds a mapping; not for use by several threads. */
    public static final class Builder {

        private final List<Column> columns = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> taken = new LinkedHashSet<>();
        private boolean others;
        private ConversionOptions options = ConversionOptions.DEFAULT;

        private Builder() {}

        /**
         * The value at the path, in a column named like the path's last name.
         *
         * @throws RecordException if the path is malformed or the column exists
         */
        public Builder select(String path) {
            return select(path, FieldPath.parse(path).last());
        }

        /**
         * The value at the path, in a column of this name.
         *
         * @throws RecordException if the path is malformed or the column exists
         */
        public Builder select(String path, String column) {
            var parsed = FieldPath.parse(path);
            if (parsed.names().size() == 1) {
                taken.add(parsed.last());
            }
            return add(column, (record, metadata) -> parsed.in(record));
        }

        /**
         * The same value for each record.
         *
         * @throws RecordException if the value is of no record type or the column exists
         */
        public Builder constant(String column, @Nullable Object value) {
            var constant = Record.of(column, value).get(column);
            return add(column, (record, metadata) -> constant);
        }

        /**
         * Something of the message that the record came in.
         *
         * @throws RecordException if the column exists
         */
        public Builder metadata(String column, MessageMetadata.Item item) {
            add(column, (record, metadata) -> metadata.get(item));
            return as(item == MessageMetadata.Item.TIMESTAMP ? ScalarType.TIMESTAMP : ScalarType.STRING);
        }

        /** The column added last is converted to this type, and may be null. */
        public Builder as(FieldType type) {
            return retype(type, true);
        }

        /** The column added last is converted to this type, and a record without it is refused. */
        public Builder asRequired(FieldType type) {
            return retype(type, false);
        }

        /** Each field of the schema, from the field of the same name, with its type. */
        public Builder columns(RecordSchema schema) {
            for (var field : schema.fields()) {
                taken.add(field.name());
                add(field.name(), (record, metadata) -> record.get(field.name()));
                retype(field.type(), field.optional());
            }
            return this;
        }

        /** Passes on the fields that no column was made of, after the columns, as they are. */
        public Builder andOthers() {
            others = true;
            return this;
        }

        /** Leaves a field out that {@link #andOthers()} would pass on. */
        public Builder except(String name) {
            taken.add(name);
            return this;
        }

        /** How values are converted; {@link ConversionOptions#DEFAULT} otherwise. */
        public Builder conversion(ConversionOptions options) {
            this.options = options;
            return this;
        }

        /** The mapping. */
        public FieldMapping build() {
            return new FieldMapping(this);
        }

        private Builder add(String name, Column.Origin origin) {
            if (!names.add(name)) {
                throw new RecordException(
                        SETUP,
                        "The mapping has the column \"" + Excerpt.cut(name) + "\" twice. Allowed: each name once.");
            }
            columns.add(new Column(name, origin, null, true));
            return this;
        }

        private Builder retype(FieldType type, boolean optional) {
            if (columns.isEmpty()) {
                throw new RecordException(
                        SETUP, "The mapping has no column yet whose type could be set. Select one first.");
            }
            int last = columns.size() - 1;
            columns.set(last, columns.get(last).typed(type, optional));
            return this;
        }
    }
}
