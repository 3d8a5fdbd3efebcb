package org.danubecamel.records.format.parquet;

import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes the values of a field in two steps: the first may refuse a value, the second cannot. So a record that does not fit
 * leaves nothing in any column.
 */
interface ColumnEncoder {

    /**
     * The value as Parquet has it; not null.
     *
     * @throws org.danubecamel.records.RecordException if the field cannot have it
     */
    Object prepare(Object value);

    /** Writes what was prepared. */
    void write(RecordConsumer out, Object prepared);
}
