package org.danubecamel.embedded;

import java.util.List;
import org.danubecamel.embedded.storage.Saved;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For topics that are not reliable: a message goes to a connected consumer that can take it, or is dropped. */
final class LossyDispatcher implements Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(LossyDispatcher.class);
    private static final int STREAM_BUFFER = 1_000;

    private final String label;
    private final Routing routing;

    LossyDispatcher(String label, Routing routing) {
        this.label = label;
        this.routing = routing;
    }

    @Override
    public void begin(FailurePolicy policy) {
        // What is never delivered again needs none.
    }

    @Override
    public void published(StreamMessage message) {
        Consumer consumer = routing.route(Delivery.keyOf(message));
        if (consumer == null) {
            LOG.debug("{} dropped a message: no consumer can take it and the topic is not reliable", label);
        } else {
            consumer.deliver(message);
        }
    }

    @Override
    public void proceed() {
        // There is no log.
    }

    @Override
    public void ack(long offset, Saved saved) {
        // Without effect, as on the real broker.
        saved.saved(null);
    }

    @Override
    public void nack(long offset, long delayMillis, @Nullable String reason) {
        // Accepted and without effect, as on the real broker.
    }

    @Override
    public void consumersChanged(List<Consumer> connected) {
        routing.consumersChanged(connected);
    }

    @Override
    public void release(Consumer consumer) {
        // Nothing is remembered that could be sent again.
    }

    @Override
    public void consumerReady(Consumer consumer) {
        consumer.flush();
    }

    @Override
    public long neededFrom() {
        return Long.MAX_VALUE;
    }

    @Override
    public int streamBuffer() {
        return STREAM_BUFFER;
    }

    @Override
    public void reset() {
        // Nothing is remembered.
    }
}
