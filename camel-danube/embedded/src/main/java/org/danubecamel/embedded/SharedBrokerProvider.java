package org.danubecamel.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.danubecamel.protocol.embedded.EmbeddedBrokerAddress;
import org.danubecamel.protocol.embedded.EmbeddedBrokerProvider;

/**
 * Serves the service URLs {@code embedded:}, one broker in memory, and {@code embedded:DIR}, one broker for each data
 * directory. All in this JVM who name the same one share it.
 */
public final class SharedBrokerProvider implements EmbeddedBrokerProvider {

    private static final Map<String, Running> RUNNING = new ConcurrentHashMap<>();

    @Override
    public EmbeddedBrokerAddress start(String location) {
        Location wanted = Location.parse(location);
        Running running = RUNNING.computeIfAbsent(wanted.name(), name -> launch(wanted));
        if (running.fsync != wanted.fsync()) {
            throw new IllegalArgumentException("The embedded broker for '" + wanted.directory()
                    + "' runs already, with fsync=" + running.fsync + "; everybody in one JVM must ask for the same");
        }
        return running.address;
    }

    private static Running launch(Location location) {
        EmbeddedBroker broker = EmbeddedBroker.builder()
                .dataDirectory(location.directory())
                .fsync(location.fsync())
                .build()
                .start();
        return new Running(new EmbeddedBrokerAddress(broker.serviceUrl(), broker.adminUrl()), location.fsync());
    }

    private record Running(EmbeddedBrokerAddress address, boolean fsync) {}
}
