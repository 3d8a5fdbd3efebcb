package org.danubecamel.component;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Says nothing of what it is told. */
final class SilentExceptionHandler implements ExceptionHandler {

    @Override
    public void handleException(Throwable exception) {}

    @Override
    public void handleException(String message, Throwable exception) {}

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {}
}
