package org.danubecamel.connector.datagen.generator;

import java.util.LinkedHashMap;
import org.danubecamel.records.Record;
import org.jspecify.annotations.Nullable;

/** Helps to change rows. */
final class Rows {

    private Rows() {}

    /** The row with other values in some fields, which it has already; order and all else stay. */
    static Record with(Record row, @Nullable Object... namesAndValues) {
        var values = new LinkedHashMap<String, @Nullable Object>(row.asMap());
        values.putAll(Record.of(namesAndValues).asMap());
        return Record.copyOf(values);
    }
}
