package org.danubecamel.benchmarks.process;

import java.util.List;

/** An embedded broker in a JVM of its own. */
public final class Broker implements AutoCloseable {

    private final JavaProcess process;
    private final Arguments ready;

    /**
     * Starts one and waits until it is ready.
     *
     * @param arguments see {@link BrokerHost}
     */
    public Broker(List<String> flags, Arguments arguments) {
        process = JavaProcess.start(BrokerHost.class, flags, arguments);
        try {
            ready = process.report();
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Returns what a job needs to find it. */
    public Arguments address() {
        return ready.with("brokerPid", process.pid());
    }

    @Override
    public void close() {
        process.close();
    }
}
