package org.danubecamel.embedded;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** First deliveries in the order of the log, redeliveries before them. A message given up blocks the subscription. */
final class LogOrder implements DispatchOrder {

    private final Backlog backlog;
    private final Routing routing;
    private final PriorityQueue<Delivery> again = new PriorityQueue<>(Comparator.comparingLong(Delivery::offset));
    private boolean blocked;

    LogOrder(Backlog backlog, Routing routing) {
        this.backlog = backlog;
        this.routing = routing;
    }

    @Override
    public void dispatch() {
        while (!again.isEmpty() || maySendNew()) {
            Consumer consumer = routing.route("");
            if (consumer == null) {
                return;
            }
            backlog.send(again.isEmpty() ? backlog.take() : again.remove(), consumer);
        }
    }

    private boolean maySendNew() {
        return !blocked && backlog.windowIsOpen() && backlog.hasMore();
    }

    @Override
    public void retry(Delivery delivery) {
        again.add(delivery);
    }

    @Override
    public void finished(Delivery delivery) {
        // Nothing waits for a single message here; the window opened by itself.
    }

    @Override
    public void blocked(Delivery delivery) {
        blocked = true;
    }

    @Override
    public void consumersChanged(List<Consumer> connected) {
        routing.consumersChanged(connected);
    }

    @Override
    public void reset() {
        again.clear();
        blocked = false;
    }
}
