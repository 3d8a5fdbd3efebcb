package org.danubecamel.batch;

import java.util.List;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;

/** The sink cannot do anything with a list. No record is to blame, and smaller lists will not help. */
final class ListNotTakenException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    private ListNotTakenException(String sink, Throwable cause) {
        super(
                "DNB-3104 The sink " + sink + " takes no list: " + cause.getMessage()
                        + " Put a route before it that makes of the list what it takes, as in uri=direct:write.",
                cause);
    }

    /** Returns {@code failure}, or an instance of this class if it is that {@code items} as such was not converted. */
    static Throwable orSame(Throwable failure, List<?> items, String sink) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < 100; depth++, cause = cause.getCause()) {
            if ((cause instanceof NoTypeConversionAvailableException missing && missing.getValue() == items)
                    || (cause instanceof TypeConversionException failed && failed.getValue() == items)) {
                return new ListNotTakenException(sink, failure);
            }
        }
        return failure;
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.SYSTEM;
    }
}
