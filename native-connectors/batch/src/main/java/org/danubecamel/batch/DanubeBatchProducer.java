package org.danubecamel.batch;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.MessageHelper;
import org.danubecamel.batch.internal.Entry;
import org.jspecify.annotations.Nullable;

/** Parks exchanges; each completes when its record is written, or fails with why it is not. The message stays as it is. */
final class DanubeBatchProducer extends DefaultAsyncProducer implements RouteIdAware {

    private final DanubeBatchEndpoint endpoint;
    private final RecordIds ids;
    private @Nullable String routeId;
    private volatile @Nullable SharedBatch batch;

    DanubeBatchProducer(DanubeBatchEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        ids = new RecordIds(
                endpoint.getCamelContext(), endpoint.getConfiguration().getRecordId());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var joined = endpoint.batches().join(endpoint.getConfiguration());
        joined.feed(routeId);
        batch = joined;
    }

    @Override
    protected void doStop() throws Exception {
        var left = batch;
        batch = null;
        if (left != null) {
            left.abandon(entry -> entry.owner() == this);
            endpoint.batches().leave(left);
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            var running = batch;
            if (running == null) {
                throw new IllegalStateException("danube-batch:"
                        + endpoint.getConfiguration().getName() + " is not started. Start its route first.");
            }
            running.park(entry(exchange, callback));
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private Entry entry(Exchange exchange, AsyncCallback callback) {
        return new Entry(
                this,
                exchange.getFromRouteId(),
                ids.of(exchange),
                BodySize.of(exchange.getMessage().getBody()),
                () -> item(exchange),
                failure -> complete(exchange, callback, failure));
    }

    /** Made anew for each call, so that no call sees what the one before did to a stream or a message. */
    private @Nullable Object item(Exchange exchange) {
        var message = exchange.getMessage();
        MessageHelper.resetStreamCache(message);
        return endpoint.getConfiguration().getBatchBody() == BatchBody.MESSAGE ? message.copy() : message.getBody();
    }

    private static void complete(Exchange exchange, AsyncCallback callback, @Nullable Exception failure) {
        if (failure != null) {
            exchange.setException(failure);
        }
        callback.done(false);
    }

    @Override
    public @Nullable String getRouteId() {
        return routeId;
    }

    @Override
    public void setRouteId(String routeId) {
        this.routeId = routeId;
    }
}
