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
        var key = original.key();
        var envelope = format == DeadLetterFormat.ENVELOPE ? DeadLetterEnvelope.of(failed) : null;
        var attributesSize = MessageSize.of(original.attributes());
        if (envelope != null && envelope.length + MessageSize.of(key) + attributesSize <= limit) {
            message.setBody(envelope);
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        } else {
            var room = limit - payload.length - attributesSize;
            var context = DeadLetterContext.of(failed, room - MessageSize.of(key));
            if (MessageSize.of(context) + MessageSize.of(key) > room) {
                // A key that has no room twice stays in the context, where it is read.
                key = null;
                context = DeadLetterContext.of(failed, room);
            }
            message.setBody(payload);
            context.forEach(message::setHeader);
        }
        if (key != null) {
            message.setHeader(DanubeConstants.KEY, key);
        }
        return exchange;
    }
}
