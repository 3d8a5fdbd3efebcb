package org.danubecamel.connector.source;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.danubecamel.batch.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to the dead-letter endpoint: body and headers as they were read, and headers about the failure. Their names
 * are those of Danube's own dead letters.
 */
final class SourceDeadLetters extends ServiceSupport {

    private static final int MAX_TEXT = 2_000;

    private final Endpoint endpoint;
    private final AsyncProducer producer;
    private final String identity;
    private final @Nullable String route;

    SourceDeadLetters(Endpoint endpoint, String identity, @Nullable String route) throws Exception {
        this.endpoint = endpoint;
        this.producer = endpoint.createAsyncProducer();
        this.identity = identity;
        this.route = route;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(endpoint, producer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(producer);
    }

    /**
     * Sends one.
     *
     * @param attempts how often the route was given it
     * @return completes when the endpoint has taken it, fails with what the endpoint failed with
     */
    CompletableFuture<Void> send(SourceRecord record, int attempts, FailureKind kind, Throwable cause) {
        var exchange = exchange(record, attempts, kind, cause);
        var sent = new CompletableFuture<Void>();
        producer.process(exchange, doneSync -> {
            var failure = exchange.getException();
            if (failure != null) {
                sent.completeExceptionally(failure);
            } else if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                sent.completeExceptionally(new IllegalStateException("the dead letter was rolled back"));
            } else {
                sent.complete(null);
            }
        });
        return sent;
    }

    private Exchange exchange(SourceRecord record, int attempts, FailureKind kind, Throwable cause) {
        var exchange = endpoint.createExchange(ExchangePattern.InOnly);
        var message = exchange.getMessage();
        message.setBody(record.body());
        record.headers().forEach(message::setHeader);
        message.setHeader("x-original-source", cut(identity));
        if (record.after() != null) {
            message.setHeader("x-original-position", cut(record.after().value()));
        }
        message.setHeader("x-poison-policy", "dead_letter");
        message.setHeader("x-delivery-attempt", Integer.toString(attempts));
        message.setHeader("x-failure-reason", cut(String.valueOf(cause.getMessage())));
        message.setHeader("x-failure-class", cause.getClass().getName());
        message.setHeader("x-failure-kind", kind.name());
        message.setHeader("x-failure-time", Instant.now().toString());
        if (route != null) {
            message.setHeader("x-failure-route", cut(route));
        }
        return exchange;
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
