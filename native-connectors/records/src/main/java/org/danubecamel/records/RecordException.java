package org.danubecamel.records;

import org.jspecify.annotations.Nullable;

/** What is wrong with a body, a record, a value or a configuration. The text begins with the reason's stable id. */
public final class RecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of failure. All but {@link #SETUP} speak about the data: trying again does not help. */
    public enum Reason {
        /** A schema, a mapping or a format is set up in a way that cannot work. */
        SETUP("DNB-3201"),
        /** The body is malformed, and what follows the named position cannot be read. */
        MALFORMED_BODY("DNB-3202"),
        /** One record of the body is malformed; the others are not touched by it. */
        MALFORMED_RECORD("DNB-3203"),
        /** The data are larger, deeper or more than allowed. */
        LIMIT("DNB-3204"),
        /** The value is not one of the wanted type. */
        CONVERSION("DNB-3205"),
        /** The wanted type cannot hold the value without loss. */
        LOSS("DNB-3206"),
        /** A required field is missing or null, or the schema has no such field. */
        FIELD("DNB-3207"),
        /** The format cannot express the record. */
        NOT_WRITABLE("DNB-3208");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** The stable id, such as {@code DNB-3205}. */
        public String id() {
            return id;
        }
    }

    private final Reason reason;

    /** A failure with a text that says what, where, what was given and what is allowed. */
    public RecordException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A failure that another one caused. */
    public RecordException(Reason reason, String message, @Nullable Throwable cause) {
        super(reason.id() + " " + message, cause);
        this.reason = reason;
    }

    /** The kind of failure. */
    public Reason reason() {
        return reason;
    }

    /** The text without the id, to be built upon. */
    public String detail() {
        return String.valueOf(getMessage()).substring(reason.id().length() + 1);
    }
}
