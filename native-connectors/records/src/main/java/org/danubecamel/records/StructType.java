package org.danubecamel.records;

/**
 * Records within a record.
 *
 * @param schema the fields
 */
public record StructType(RecordSchema schema) implements FieldType {

    @Override
    public String toString() {
        return "struct" + schema;
    }
}
