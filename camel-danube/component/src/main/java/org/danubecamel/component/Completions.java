package org.danubecamel.component;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.danubecamel.client.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties exchanges to the deliveries that they were made from, and reports those that fail. */
final class Completions implements AcknowledgementListener {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private final DanubeConsumer consumer;
    private final RetryDelay retryDelay;
    private final boolean manual;
    private final IncomingExchange incoming;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();

    Completions(DanubeConsumer consumer, RetryDelay retryDelay) {
        this.consumer = consumer;
        this.retryDelay = retryDelay;
        var configuration = consumer.getEndpoint().getConfiguration();
        manual = configuration.isAllowManualAcknowledgement();
        incoming = new IncomingExchange(
                new Attributes(configuration.getHeaderFilterStrategy()),
                Objects.requireNonNullElse(configuration.getSubscriptionName(), ""));
    }

    /** Fills the exchange, and lets its end decide about the delivery. */
    Acknowledgement attach(Exchange exchange, Delivery delivery) {
        incoming.fill(exchange, delivery);
        var acknowledgement = new Acknowledgement(delivery, manual, this);
        if (manual) {
            exchange.getMessage().setHeader(DanubeConstants.ACKNOWLEDGEMENT, acknowledgement);
        }
        open.incrementAndGet();
        exchange.getExchangeExtension().addOnCompletion(acknowledgement);
        return acknowledgement;
    }

    /** Returns how many exchanges have not ended. */
    int open() {
        return open.get();
    }

    @Override
    public void completed(Delivery delivery, boolean decided) {
        open.decrementAndGet();
        if (!decided && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{} left the route without being acknowledged. With allowManualAcknowledgement=true a message stays"
                            + " in flight until the handle in the header {} is called, and later messages of its key"
                            + " wait for it. Call it on every way through the route. This is logged once.",
                    IncomingExchange.id(delivery.message()),
                    DanubeConstants.ACKNOWLEDGEMENT);
        }
    }

    @Override
    public Duration failed(Delivery delivery, Exchange exchange) {
        open.decrementAndGet();
        var delay = retryDelay.after(delivery.redeliveryCount());
        report(
                "Message " + IncomingExchange.id(delivery.message()) + " failed in the route, at try "
                        + (delivery.redeliveryCount() + 1) + ". It is not acknowledged and is tried again in "
                        + delay.toMillis() + " ms",
                exchange);
        return delay;
    }

    @Override
    public void failedAfterDecision(Delivery delivery, Exchange exchange) {
        open.decrementAndGet();
        report(
                "Message " + IncomingExchange.id(delivery.message())
                        + " failed in the route after the route had decided about it by hand. It is not tried again"
                        + " by this consumer",
                exchange);
    }

    /** The route's error handler has had its turn already, so a bridge to it would make it handle the failure twice. */
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
