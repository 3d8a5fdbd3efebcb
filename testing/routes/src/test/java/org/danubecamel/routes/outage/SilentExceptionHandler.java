package org.danubecamel.routes.outage;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;

/** Says nothing of failures that are planted by the thousand. */
final class SilentExceptionHandler implements ExceptionHandler {

    @Override
    public void handleException(Throwable exception) {
        // Known.
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        // Known.
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        // Known.
    }
}
