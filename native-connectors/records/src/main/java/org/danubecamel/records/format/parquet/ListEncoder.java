package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.FIELD;

import java.util.List;
import org.apache.parquet.io.api.RecordConsumer;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.ListType;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.ScalarType;
import org.jspecify.annotations.Nullable;

/** Writes lists in Parquet's three levels, so that no list, none with elements and one with nulls differ. */
final class ListEncoder implements ColumnEncoder {

    private final String path;
    private final boolean optional;
    private final ColumnEncoder element;

    ListEncoder(ListType type, String path) {
        this.path = path;
        this.optional = type.optional() || type.element() == ScalarType.NULL;
        this.element = ColumnEncoders.of(type.element(), path + "[]");
    }

    @Override
    public Object prepare(Object value) {
        if (!(value instanceof List<?> list)) {
            throw new RecordException(
                    CONVERSION, "Field \"" + Excerpt.cut(path) + "\" is " + Excerpt.of(value) + ". Allowed: a list.");
        }
        var prepared = new @Nullable Object[list.size()];
        int i = 0;
        for (var each : list) {
            if (each != null) {
                prepared[i] = element.prepare(each);
            } else if (!optional) {
                throw new RecordException(
                        FIELD,
                        "Field \"" + Excerpt.cut(path + "[" + i + "]")
                                + "\" is null. Allowed: a value, because elements are not optional.");
            }
            i++;
        }
        return prepared;
    }

    @Override
    public void write(RecordConsumer out, Object prepared) {
        var list = (@Nullable Object[]) prepared;
        out.startGroup();
        if (list.length > 0) {
            out.startField(ParquetTypes.LIST, 0);
            for (var value : list) {
                out.startGroup();
                if (value != null) {
                    out.startField(ParquetTypes.ELEMENT, 0);
                    element.write(out, value);
                    out.endField(ParquetTypes.ELEMENT, 0);
                }
                out.endGroup();
            }
            out.endField(ParquetTypes.LIST, 0);
        }
        out.endGroup();
    }
}
