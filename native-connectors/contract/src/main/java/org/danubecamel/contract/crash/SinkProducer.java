package org.danubecamel.contract.crash;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.danubecamel.batch.sink.BatchFailureException;
import org.jspecify.annotations.Nullable;

/** Comes to the crash points before and after the calls of a sink. */
final class SinkProducer extends DelegateProducer {

    private final CrashPoints points;
    private boolean halving;

    SinkProducer(Endpoint endpoint, AsyncProducer sink, CrashPoints points) {
        super(endpoint, sink);
        this.points = points;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        var orders = orders(exchange);
        var last = orders.get(orders.size() - 1).number();
        if (halving) {
            points.pass(CrashPoint.DURING_HALVING, last);
        }
        points.pass(CrashPoint.BEFORE_WRITE, last);
        points.enter(CrashPoint.WHILE_WRITING, last);
        return behind().process(exchange, doneSync -> {
            written(orders, exchange.getException());
            callback.done(doneSync);
        });
    }

    private void written(List<Order> orders, @Nullable Exception failure) {
        // What a report names is bad as long as the system is there.
        var inPart = failure instanceof BatchFailureException report && report.areOthersWritten();
        halving = failure != null && !inPart && orders.size() > 1;
        if (failure != null && !inPart) {
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
