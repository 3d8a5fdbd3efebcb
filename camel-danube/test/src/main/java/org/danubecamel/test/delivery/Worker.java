package org.danubecamel.test.delivery;

/** A producer or consumer of a run, wherever it runs. */
interface Worker extends AutoCloseable {

    /** Tells it to come to an end, without waiting for that. */
    void stop();

    /** Returns whether it has come to its end by itself. */
    boolean isFinished();

    /** Tells it to come to an end and waits for that. */
    @Override
    void close();

    /**
     * Kills it at once.
     *
     * @throws IllegalStateException if it runs in this process
     */
    default void kill() {
        throw new IllegalStateException(
                "It runs in this process and cannot be killed alone. Start the run with processes(true).");
    }
}
