package org.danubecamel.component;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.danubecamel.client.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties exchanges to the deliveries that they were made from, and counts those that have not ended. */
final class Completions implements AcknowledgementListener {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private final FailureHandler failures;
    private final FailureLog log;
    private final boolean manual;
    private final IncomingExchange incoming;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();

    Completions(DanubeConfiguration configuration, FailureHandler failures, FailureLog log) {
        this.failures = failures;
        this.log = log;
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
        failures.accepted(delivery);
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
    public void failed(Delivery delivery, Exchange exchange, Disposal disposal) {
        open.decrementAndGet();
        failures.failed(delivery, exchange, disposal);
    }

    @Override
    public void failedAfterDecision(Delivery delivery, Exchange exchange) {
        open.decrementAndGet();
        failures.left(delivery);
        log.failedAfterDecision(IncomingExchange.id(delivery.message()), exchange);
    }
}
