package org.danubecamel.component;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** Sends failed messages to the dead-letter endpoint. */
final class DeadLetters extends ServiceSupport {

    /** The broker's limit of 4 MiB, less what a message has around its payload, key and attributes. */
    private static final int DANUBE_LIMIT = (4 << 20) - (1 << 10);

    private final Endpoint endpoint;
    private final int limit;
    private final DeadLetterFormat format;
    private final Attributes attributes;
    private final AsyncProducer producer;

    DeadLetters(Endpoint endpoint, DeadLetterFormat format, Attributes attributes) throws Exception {
        this.endpoint = endpoint;
        this.limit = endpoint instanceof DanubeEndpoint ? DANUBE_LIMIT : Integer.MAX_VALUE;
        if (endpoint instanceof DanubeEndpoint danube) {
            danube.takeMessagesUpTo(limit);
        }
        this.format = format;
        this.attributes = attributes;
        this.producer = endpoint.createAsyncProducer();
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
     * Sends a message.
     *
     * @return completes when the endpoint has taken it, fails with what the endpoint failed with
     */
    CompletableFuture<Void> send(FailedMessage failed) {
        var exchange = exchange(failed);
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

    /** Returns what is sent. */
    Exchange exchange(FailedMessage failed) {
        var exchange = endpoint.createExchange(ExchangePattern.InOnly);
        var message = exchange.getMessage();
        var original = failed.message();
        // First, so that no attribute can stand in for what follows.
        attributes.toHeaders(original.attributes(), message, exchange);
        var payload = original.payload();
        var envelope = format == DeadLetterFormat.ENVELOPE ? DeadLetterEnvelope.of(failed) : null;
        var others = MessageSize.of(original.key()) + MessageSize.of(original.attributes());
        if (envelope != null && envelope.length + others <= limit) {
            message.setBody(envelope);
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        } else {
            message.setBody(payload);
            DeadLetterContext.of(failed, limit - payload.length - others).forEach(message::setHeader);
        }
        if (original.key() != null) {
            message.setHeader(DanubeConstants.KEY, original.key());
        }
        return exchange;
    }
}
