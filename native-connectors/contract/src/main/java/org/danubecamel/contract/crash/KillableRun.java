package org.danubecamel.contract.crash;

import java.time.Duration;
import java.util.List;
import org.danubecamel.contract.peer.TestPeer;

/** One life of a route after the other, each with work to do. */
interface KillableRun extends AutoCloseable {

    /** Kills the route at a crash point. */
    void killAt(CrashPoint point);

    /** Kills the route somewhere in its work, or while it starts. */
    void killAnywhere();

    /**
     * Kills the system over and over while the route works with it under load, and starts it again; then lets the route do
     * what is left, waiting at most {@code patience} for it, and returns what came of it all.
     */
    Evidence killPeer(TestPeer peer, int times, Duration patience);

    /** Lets the route do what is left, waiting at most {@code patience} for it, and returns what came of it all. */
    Evidence finish(Duration patience);

    /** Returns the kills at crash points. */
    List<Kill> kills();

    @Override
    void close();
}
