package org.danubecamel.records.format.parquet;

import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.format.Format;

/** The format of Apache Parquet. */
public final class ParquetFormats {

    private ParquetFormats() {}

    /** Files, which have their schema with them; for reading only. */
    public static Format file() {
        return new ParquetFormat(null, ParquetOptions.DEFAULT);
    }

    /** Files, written with the schema and {@link ParquetOptions#DEFAULT}; those that are read have their own. */
    public static Format file(RecordSchema schema) {
        return file(schema, ParquetOptions.DEFAULT);
    }

    /**
     * Files, written with the schema; those that are read have their own.
     *
     * @throws org.danubecamel.records.RecordException if Parquet cannot have the schema: it or a struct has no fields
     */
    public static Format file(RecordSchema schema, ParquetOptions options) {
        ParquetTypes.of(schema);
        return new ParquetFormat(schema, options);
    }
}
