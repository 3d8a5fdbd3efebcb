package org.danubecamel.contract.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.BatchSink;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/** A sink's producer between the crash points before and after its calls; or with a defect, planted on purpose. */
class SeamProducer extends DefaultAsyncProducer {

    private final AsyncProducer sink;
    private final CrashPoints points;
    private final @Nullable Executor later;
    private boolean halving;

    /** @param early whether it is made wrong: a call is complete before the sink is called */
    SeamProducer(Endpoint endpoint, AsyncProducer sink, CrashPoints points, boolean early) {
        super(endpoint);
        this.sink = sink;
        this.points = points;
        later = early ? Executors.newSingleThreadExecutor(SeamProducer::thread) : null;
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "write-later");
        thread.setDaemon(true);
        return thread;
    }

    /** That of a sink which says what its write is worth. */
    static final class Declaring extends SeamProducer implements BatchSink {

        private final BatchSink sink;

        Declaring(Endpoint endpoint, AsyncProducer producer, CrashPoints points, boolean early, BatchSink sink) {
            super(endpoint, producer, points, early);
            this.sink = sink;
        }

        @Override
        public WriteGuarantee writeGuarantee() {
            return sink.writeGuarantee();
        }
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(sink);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopAndShutdownService(sink);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (later == null) {
            return write(exchange, callback);
        }
        var copy = getEndpoint().createExchange();
        copy.getMessage().setBody(exchange.getMessage().getBody());
        later.execute(() -> write(copy, doneSync -> {}));
        callback.done(true);
        return true;
    }

    private boolean write(Exchange exchange, AsyncCallback callback) {
        var orders = orders(exchange);
        var last = orders.get(orders.size() - 1).number();
        if (halving) {
            points.pass(CrashPoint.DURING_HALVING, last);
        }
        points.pass(CrashPoint.BEFORE_WRITE, last);
        points.enter(CrashPoint.WHILE_WRITING, last);
        return sink.process(exchange, doneSync -> {
            written(orders, exchange.getException());
            callback.done(doneSync);
        });
    }

    private void written(List<Order> orders, @Nullable Exception failure) {
        var report = failure instanceof BatchFailureException named ? named : null;
        halving = failure != null && report == null && orders.size() > 1;
        // What a report names is bad as long as the system is there.
        if (failure != null && (report == null || !report.areOthersWritten())) {
            return;
        }
        for (var position = orders.size() - 1; position >= 0; position--) {
            if (!orders.get(position).bad()) {
                points.pass(
                        CrashPoint.AFTER_WRITE_BEFORE_COMPLETION,
                        orders.get(position).number());
                return;
            }
        }
    }

    private static List<Order> orders(Exchange exchange) {
        var orders = new ArrayList<Order>();
        for (var item : exchange.getMessage().getBody(List.class)) {
            orders.add(Order.of((Message) item));
        }
        return orders;
    }
}
