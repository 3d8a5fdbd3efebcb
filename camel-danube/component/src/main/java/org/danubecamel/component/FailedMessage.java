package org.danubecamel.component;

import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.util.URISupport;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.client.DanubeMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message that failed in the route.
 *
 * @param message as it was received
 * @param subscription that it was received through
 * @param attempt how often it was given to the route, from 1
 * @param cause what was thrown, null if the exchange was only marked for rollback
 * @param kind what the failure is about
 * @param route the id of the route that failed, null if unknown
 * @param endpoint the endpoint that failed, without secrets, null if unknown
 * @param time when it failed
 */
record FailedMessage(
        DanubeMessage message,
        String subscription,
        int attempt,
        @Nullable Throwable cause,
        FailureKind kind,
        @Nullable String route,
        @Nullable String endpoint,
        Instant time) {

    /** Returns a failed message with what its exchange knows of the failure. */
    static FailedMessage of(
            DanubeMessage message, String subscription, int attempt, Exchange exchange, FailureKind kind) {
        var endpoint = exchange.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT, String.class);
        return new FailedMessage(
                message,
                subscription,
                attempt,
                exchange.getException(),
                kind,
                exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, exchange.getFromRouteId(), String.class),
                endpoint == null ? null : URISupport.sanitizeUri(endpoint),
                Instant.now());
    }

    /** Returns the failure in words: its class and message. */
    String reason() {
        return cause == null ? "the exchange was marked for rollback" : cause.toString();
    }
}
