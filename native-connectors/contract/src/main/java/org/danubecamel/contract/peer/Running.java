package org.danubecamel.contract.peer;

/** What runs for a peer, with all that it has started. */
sealed interface Running permits PeerProcess, PeerContainer {

    boolean isAlive();

    /**
     * Returns the id of its process on this machine.
     *
     * @throws UnsupportedOperationException if it is none of this machine's
     */
    long pid();

    /** Asks it to end with a signal such as TERM; kills it if it has not ended after 20 s. */
    void stop(String signal);

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    void kill();

    /** Halts it, and returns when it does nothing any more. */
    void pause();

    /** Ends {@link #pause()}; no effect if it is not paused. */
    void resume();
}
