package org.danubecamel.contract.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.embedded.EmbeddedBroker;
import org.jspecify.annotations.Nullable;

/** One process of a route after the other, and a broker that outlives them all. */
final class Lives implements AutoCloseable {

    private final Class<?> main;
    private final Class<?> system;
    private final Map<String, String> settings;
    private final boolean early;
    private final EmbeddedBroker broker;
    private final DanubeClient client;
    private final List<Set<Long>> confirmed = new ArrayList<>();

    /**
     * @param main the class that runs the route
     * @param system the class by which it knows the system
     * @param settings what that is told
     * @param early whether the route is made wrong: it says that it has written, and writes then
     * @param window how many messages the broker gives without their acknowledgement
     */
    Lives(Class<?> main, Class<?> system, Map<String, String> settings, boolean early, int window) {
        this.main = main;
        this.system = system;
        this.settings = new HashMap<>(settings);
        this.early = early;
        broker = EmbeddedBroker.builder().window(window).build().start();
        client = DanubeClient.builder(broker.serviceUrl()).build();
    }

    DanubeClient client() {
        return client;
    }

    /** Begins the next life, which halts at no point. */
    RouteProcess start() {
        return start(null, 1);
    }

    /** Begins the next life. */
    RouteProcess start(@Nullable CrashPoint armed, int visit) {
        return RouteProcess.start(
                main,
                new Life(
                        broker.serviceUrl(),
                        broker.adminUrl(),
                        number(),
                        armed,
                        visit,
                        early,
                        system.getName(),
                        settings));
    }

    /** Returns the number of the life that has not ended. */
    int number() {
        return confirmed.size();
    }

    /** Ends a life with a signal that it cannot handle. */
    void kill(RouteProcess route) {
        route.kill();
        confirmed.add(route.confirmed());
    }

    /** Ends a life in order. */
    void end(RouteProcess route) {
        route.stop();
        confirmed.add(route.confirmed());
    }

    /** Returns of each life that has ended what the broker has confirmed to it, as far as it has said so. */
    List<Set<Long>> confirmed() {
        return List.copyOf(confirmed);
    }

    @Override
    public void close() {
        client.close();
        broker.close();
    }
}
