package org.danubecamel.embedded;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** First deliveries in the order of the log, redeliveries before them. A message given up blocks new ones. */
final class LogOrder implements DispatchOrder {

    private final Backlog backlog;
    private final Routing routing;
    private final PriorityQueue<Delivery> again = new PriorityQueue<>(Comparator.comparingLong(Delivery::offset));
    private final Set<Delivery> blocked = new HashSet<>();

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
        return blocked.isEmpty() && backlog.windowIsOpen() && backlog.hasMore();
    }

    @Override
    public void retry(Delivery delivery) {
        again.add(delivery);
    }

    @Override
    public void finished(Delivery delivery) {
        blocked.remove(delivery);
    }

    @Override
    public void blocked(Delivery delivery) {
        blocked.add(delivery);
    }

    @Override
    public void consumersChanged(List<Consumer> connected) {
        routing.consumersChanged(connected);
    }

    @Override
    public void reset() {
        again.clear();
        blocked.clear();
    }
}
