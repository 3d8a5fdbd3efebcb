package org.danubecamel.contract.crash;

import java.nio.file.Path;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system too is killed over and over, while a route reads it and records are added to it, and comes back at the same
 * address with its data: the route goes on by itself, nothing is lost, and nothing is published twice.
 * {@code -Ddanube.test.peerKills=20} is the long form.
 */
public abstract class SourcePeerCrashSuite extends SourceCrashSuite {

    /** Creates the tests. */
    protected SourcePeerCrashSuite() {}

    /** Returns the system, which runs. */
    protected abstract TestPeer peer();

    @Test
    void nothingIsLostWhereTheSystemIsKilled(@TempDir Path directory, @TempDir Path positions) throws Exception {
        try (var run = new SourceRun(newTarget(directory), positions, SEED, false)) {
            killPeer(run, peer());
        }
    }
}
