package org.danubecamel.records.mapping;

import org.danubecamel.records.FieldType;
import org.danubecamel.records.Record;
import org.jspecify.annotations.Nullable;

/** A column of a mapping: where its value comes from, and what it must be. */
record Column(String name, Origin origin, @Nullable FieldType type, boolean optional) {

    /** Where the value of a column comes from. */
    @FunctionalInterface
    interface Origin {
        @Nullable Object value(Record record, MessageMetadata metadata);
    }

    Column typed(FieldType wanted, boolean mayBeNull) {
        return new Column(name, origin, wanted, mayBeNull);
    }
}
