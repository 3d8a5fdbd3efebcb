package org.danubecamel.component;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what failed and what becomes of it. The route's error handler has had its turn before. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private final DanubeConsumer consumer;

    FailureLog(DanubeConsumer consumer) {
        this.consumer = consumer;
    }

    void retried(FailedMessage failed, Exchange exchange, Duration delay) {
        report(words(failed) + ". It is not acknowledged and is tried again in " + delay.toMillis() + " ms", exchange);
    }

    void retriedInOutage(FailedMessage failed, Duration delay) {
        LOG.debug("{}. It is tried again in {} ms: {}", words(failed), delay.toMillis(), failed.reason());
    }

    void failedAfterDecision(String id, Exchange exchange) {
        report(
                "Message " + id + " failed in the route after the route had decided about it by hand. It is not tried"
                        + " again by this consumer",
                exchange);
    }

    void deadLettered(FailedMessage failed) {
        LOG.warn("{}. It was sent to the dead letters: {}", words(failed), failed.reason());
    }

    void deadLetterFailed(FailedMessage failed, Throwable why, Duration delay) {
        LOG.warn(
                "{}. It cannot be sent to the dead letters, is not acknowledged, and is tried again in {} ms: {}",
                words(failed),
                delay.toMillis(),
                why.toString());
    }

    void stopped(FailedMessage failed) {
        LOG.error(
                "{}. The route stops, because onFailure=STOP; the message stays with the broker",
                words(failed),
                failed.cause());
    }

    String words(FailedMessage failed) {
        return "Message " + IncomingExchange.id(failed.message()) + " failed in the route, at try " + failed.attempt();
    }

    /** A bridge to the route's error handler would make it handle the failure twice. */
    private void report(String text, Exchange exchange) {
        var cause = exchange.getException();
        if (cause == null) {
            LOG.warn("{}. The exchange was marked for rollback.", text);
        } else if (consumer.getEndpoint().isBridgeErrorHandler()) {
            LOG.warn(text, cause);
        } else {
            consumer.getExceptionHandler().handleException(text, exchange, cause);
        }
    }
}
