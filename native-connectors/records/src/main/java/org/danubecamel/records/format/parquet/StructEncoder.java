package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.FIELD;

import org.apache.parquet.io.api.RecordConsumer;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.jspecify.annotations.Nullable;

/** Writes structs, of which the whole record is one. */
final class StructEncoder implements ColumnEncoder {

    private final String path;
    private final RecordSchema schema;
    private final String[] names;
    private final boolean[] optional;
    private final ColumnEncoder[] encoders;

    StructEncoder(RecordSchema schema, String path) {
        this.path = path;
        this.schema = schema;
        int size = schema.size();
        this.names = new String[size];
        this.optional = new boolean[size];
        this.encoders = new ColumnEncoder[size];
        int i = 0;
        for (var field : schema.fields()) {
            names[i] = field.name();
            optional[i] = field.optional() || field.type() == ScalarType.NULL;
            encoders[i] = ColumnEncoders.of(field.type(), join(field.name()));
            i++;
        }
    }

    @Override
    public Object prepare(Object value) {
        if (value instanceof Record record) {
            return prepareFields(record);
        }
        throw new RecordException(
                CONVERSION, "Field \"" + Excerpt.cut(path) + "\" is " + Excerpt.of(value) + ". Allowed: a struct.");
    }

    @Nullable Object[] prepareFields(Record record) {
        var prepared = new @Nullable Object[names.length];
        int found = 0;
        for (int i = 0; i < prepared.length; i++) {
            var value = record.get(names[i]);
            if (value != null) {
                prepared[i] = encoders[i].prepare(value);
                found++;
            } else {
                boolean isThere = record.has(names[i]);
                if (!optional[i]) {
                    throw missing(names[i], isThere ? "null" : "missing");
                }
                found += isThere ? 1 : 0;
            }
        }
        if (found != record.size()) {
            throw unknown(record);
        }
        return prepared;
    }

    @Override
    public void write(RecordConsumer out, Object prepared) {
        out.startGroup();
        writeFields(out, (@Nullable Object[]) prepared);
        out.endGroup();
    }

    void writeFields(RecordConsumer out, @Nullable Object[] prepared) {
        for (int i = 0; i < prepared.length; i++) {
            var value = prepared[i];
            if (value != null) {
                out.startField(names[i], i);
                encoders[i].write(out, value);
                out.endField(names[i], i);
            }
        }
    }

    private RecordException missing(String name, String given) {
        return new RecordException(
                FIELD,
                "Field \"" + Excerpt.cut(join(name)) + "\" is " + given
                        + ". Allowed: a value, because it is not optional.");
    }

    private RecordException unknown(Record record) {
        var unknown = record.names().stream()
                .filter(name -> schema.field(name) == null)
                .findFirst()
                .orElse("");
        return new RecordException(
                FIELD,
                "Field \"" + Excerpt.cut(join(unknown)) + "\" is not in the schema. Allowed: "
                        + Excerpt.cut(String.join(", ", names))
                        + ". Write a file with another schema, or leave it out.");
    }

    private String join(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
