package org.danubecamel.client.internal.wire;

import io.grpc.Channel;

/** Connections to brokers. Safe for use by any number of threads. */
public interface Connections extends AutoCloseable {

    /** Returns the connection to the server at {@code url}, one that is closed if these are. */
    Channel to(ServiceUrl url);

    /**
     * Runs a short task that hands something over to other threads: on a network thread when it has worked off what it
     * has read at once, elsewhere now.
     */
    void handOver(Runnable task);

    /** Closes them all. */
    @Override
    void close();
}
