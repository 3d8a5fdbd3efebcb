package org.danubecamel.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.danubecamel.protocol.embedded.EmbeddedBrokerAddress;
import org.danubecamel.protocol.embedded.EmbeddedBrokerProvider;

/** Serves the service URL {@code embedded:} with one broker in memory, shared by all who name it in this JVM. */
public final class InMemoryBrokerProvider implements EmbeddedBrokerProvider {

    private static final Map<String, EmbeddedBrokerAddress> RUNNING = new ConcurrentHashMap<>();

    @Override
    public EmbeddedBrokerAddress start(String location) {
        if (!location.isEmpty()) {
            throw new IllegalArgumentException(
                    "The embedded broker was asked to keep its messages in '" + location
                            + "'. This version does not support a data directory; use 'embedded:', which keeps them in memory.");
        }
        return RUNNING.computeIfAbsent(location, memory -> launch());
    }

    private static EmbeddedBrokerAddress launch() {
        EmbeddedBroker broker = EmbeddedBroker.builder().build().start();
        return new EmbeddedBrokerAddress(broker.serviceUrl(), broker.adminUrl());
    }
}
