package org.danubecamel.records.convert;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.LOSS;

import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** The errors of conversions: which field, what was given, what was wanted, what is allowed. */
record Refusal(String path, Object value, FieldType type) {

    RecordException notAllowed(String allowed) {
        return notAllowed(allowed, null);
    }

    RecordException notAllowed(String allowed, @Nullable Throwable cause) {
        return new RecordException(CONVERSION, text(" is no ") + " Allowed: " + allowed + ".", cause);
    }

    RecordException loses(String why) {
        return new RecordException(LOSS, text(" does not fit ") + " " + why);
    }

    private String text(String relation) {
        return "Field \"" + Excerpt.cut(path) + "\": " + Excerpt.of(value) + relation + type + ".";
    }
}
