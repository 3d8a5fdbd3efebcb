package org.danubecamel.batch.failure;

import java.sql.SQLException;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a failure by the types and codes in its chain of causes.
 *
 * <ul>
 *   <li>What an exception says of itself by {@link ClassifiedFailure}.
 *   <li>{@code RECORD}: Camel's conversion and validation failures, SQLState classes 22 and 23, HTTP 400, 409, 413, 422.
 *   <li>{@code SYSTEM}: connections, time-outs, TLS, a full disk or pool, missing rights; SQLState classes 08, 28, 3D,
 *       3F, 40, 53, 55, 57, 58 and missing tables; HTTP 401, 403, 404, 408, 429 and 500 to 599.
 *   <li>{@code UNKNOWN}: all else.
 * </ul>
 *
 * <p>The outermost exception that decides wins, because it was thrown by the code that knew most about what was done. A
 * conversion decides only where nothing beneath it does: a body that is read from a broken connection fails to convert
 * too. The chain may be circular.
 */
public final class DefaultFailureClassifier implements FailureClassifier {

    /** Creates a classifier. It has no state. */
    public DefaultFailureClassifier() {}

    @Override
    public FailureKind classify(Throwable failure) {
        var conversion = false;
        for (var each : CauseChain.of(failure)) {
            var kind = kind(each);
            if (kind != null) {
                return kind;
            }
            conversion |= isConversion(each);
        }
        return conversion ? FailureKind.RECORD : FailureKind.UNKNOWN;
    }

    /** Returns what the outermost exception that knows says of itself, or null. */
    static @Nullable FailureKind declared(Throwable failure) {
        for (var each : CauseChain.of(failure)) {
            if (each instanceof ClassifiedFailure classified) {
                return classified.failureKind();
            }
        }
        return null;
    }

    private static @Nullable FailureKind kind(Throwable failure) {
        if (failure instanceof ClassifiedFailure classified) {
            return classified.failureKind();
        }
        if (Outages.isOutage(failure)) {
            return FailureKind.SYSTEM;
        }
        if (failure instanceof ValidationException) {
            return FailureKind.RECORD;
        }
        return failure instanceof SQLException sql ? SqlStates.kind(sql) : HttpStatuses.kind(failure);
    }

    private static boolean isConversion(Throwable failure) {
        return failure instanceof TypeConversionException
                || failure instanceof NoTypeConversionAvailableException
                || failure instanceof InvalidPayloadException;
    }
}
