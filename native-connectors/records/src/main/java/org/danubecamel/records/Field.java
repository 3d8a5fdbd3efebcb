package org.danubecamel.records;

/**
 * A named field of a schema.
 *
 * @param name its name, unique in its schema
 * @param type its type
 * @param optional whether it may be null or missing
 */
public record Field(String name, FieldType type, boolean optional) {

    /** A field that must have a value. */
    public static Field required(String name, FieldType type) {
        return new Field(name, type, false);
    }

    /** A field that may be null or missing. */
    public static Field optional(String name, FieldType type) {
        return new Field(name, type, true);
    }

    @Override
    public String toString() {
        return name + ": " + type + (optional ? "?" : "");
    }
}
