package org.danubecamel.batch;

import java.util.Collection;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Hears that a route is about to stop or to be suspended. Camel tells that to the services of a route, of which producers
 * are none, so one is added to each route. It waits for parked records by itself, since their exchanges are in flight.
 */
final class RouteStops extends LifecycleStrategySupport {

    private final Batches batches;

    RouteStops(Batches batches) {
        this.batches = batches;
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        routes.forEach(route -> route.addService(new Listener(route.getRouteId(), batches)));
    }

    private static final class Listener extends ServiceSupport implements ShutdownPrepared {

        private final String route;
        private final Batches batches;

        Listener(String route, Batches batches) {
            this.route = route;
            this.batches = batches;
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            if (forced) {
                batches.abandon(route);
            } else {
                batches.hurry(route);
            }
        }
    }
}
