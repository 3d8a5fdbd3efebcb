package org.danubecamel.contract.peer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A system that a connector is tested with. It listens on the loopback interface only, keeps address and data while it is
 * stopped, and loses both when it is closed. All methods may be called by any thread, one at a time.
 */
public interface TestPeer extends AutoCloseable {

    /** Returns the name of the system, such as {@code postgresql}. */
    String name();

    /** Returns how much a test with it proves. */
    PeerRank rank();

    /**
     * Returns the version of what runs.
     *
     * @throws IllegalStateException if it has never been started
     */
    String version();

    /** Returns the TCP port of the loopback interface that it listens on, the same until it is closed; 0 for none. */
    default int port() {
        return 0;
    }

    /** Returns what it can be made to suffer. */
    Set<PeerFault> faults();

    /**
     * Starts it and returns when it answers; no effect if it runs. Where it was stopped or killed it comes back at the same
     * address, with its data.
     *
     * @throws org.opentest4j.TestAbortedException if it is not there on a person's machine; an {@code AssertionError} where
     *     {@code CI} is set
     * @throws IllegalStateException if it does not answer in time, with the end of its log
     */
    void start();

    /** Stops it in order, and returns when it is gone; no effect if it does not run. */
    void stop();

    /**
     * Ends it as {@code kill -9} does, with all its processes, and returns when it is gone.
     *
     * @throws UnsupportedOperationException unless {@link PeerFault#KILL} is among its faults
     */
    void kill();

    /**
     * Halts it, with all its processes, until {@link #resume()}; connections stay open.
     *
     * @throws UnsupportedOperationException unless {@link PeerFault#PAUSE} is among its faults
     */
    void pause();

    /** Ends {@link #pause()}; no effect if it is not paused. */
    void resume();

    /** Returns whether it runs; a paused one does. */
    boolean isRunning();

    /** Stops it and starts it again. */
    default void restart() {
        stop();
        start();
    }

    /**
     * Keeps its log when it is closed, for somebody to read who wants to know why a test failed.
     *
     * @return where the log is; empty if it has none
     */
    default Optional<Path> keepLog() {
        return Optional.empty();
    }

    /** Stops it and deletes its data, and its log unless that is to be kept. Can be repeated. */
    @Override
    void close();
}
