package org.danubecamel.records.format.avro;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds the schema that an id stands for, in a schema registry as a rule. It is asked for each body, and should remember. */
@FunctionalInterface
public interface SchemaLookup {

    /**
     * The schema, or null if there is none of this id.
     *
     * @throws RuntimeException if it cannot be said now, such as {@link java.io.UncheckedIOException}; that is no failure of
     *     the body, and reaches who reads it
     */
    @Nullable Schema find(int id);
}
