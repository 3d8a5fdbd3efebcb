package org.danubecamel.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.support.SynchronizationAdapter;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a delivery when the exchange made from it ends, and is the only place that acknowledges. It
 * hangs on the completion of the exchange and not on the return of its processor, so that it moves on to the exchange that
 * takes over: through {@code seda}, {@code pollEnrich}, or a consumer template. It runs after all other completions.
 */
final class Acknowledgement extends SynchronizationAdapter implements DanubeAcknowledgement, Disposal {

    private final Delivery delivery;
    private final boolean manual;
    private final AcknowledgementListener listener;
    private volatile boolean decided;

    Acknowledgement(Delivery delivery, boolean manual, AcknowledgementListener listener) {
        this.delivery = delivery;
        this.manual = manual;
        this.listener = listener;
    }

    @Override
    public CompletableFuture<AckOutcome> acknowledge() {
        decided = true;
        return delivery.acknowledge();
    }

    @Override
    public CompletableFuture<AckOutcome> negativeAcknowledge(Duration delay, @Nullable String reason) {
        decided = true;
        return delivery.negativeAcknowledge(delay, reason);
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            onFailure(exchange);
            return;
        }
        if (!manual) {
            // If it is not confirmed, the client acknowledges the message again when the broker delivers it again.
            var unused = acknowledge();
        }
        listener.completed(delivery, decided);
    }

    @Override
    public void onFailure(Exchange exchange) {
        if (decided) {
            listener.failedAfterDecision(delivery, exchange);
        } else {
            decided = true;
            // The handle that the route was given changes nothing any more.
            listener.failed(delivery, exchange, this);
        }
    }

    @Override
    public void done() {
        var unused = delivery.acknowledge();
    }

    @Override
    public void retryLater(Duration delay) {
        delivery.retryLater(delay);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST;
    }
}
