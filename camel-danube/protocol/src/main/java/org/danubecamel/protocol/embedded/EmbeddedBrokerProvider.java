package org.danubecamel.protocol.embedded;

/**
 * Starts the broker that the service URL {@code embedded:} names. Found with {@link java.util.ServiceLoader},
 * so that the client needs the embedded broker neither to compile nor to run against a real one.
 */
public interface EmbeddedBrokerProvider {

    /**
     * Returns where the broker for {@code location} listens, starting it at the first call. Every caller in this JVM
     * that gives the same location shares one broker, which lives until the JVM ends.
     *
     * @param location what follows {@code embedded:} in the service URL; empty means in memory
     * @return the broker's addresses, on the loopback interface
     * @throws IllegalArgumentException if the location means nothing to this provider
     * @throws IllegalStateException if the broker cannot be started
     */
    EmbeddedBrokerAddress start(String location);
}
