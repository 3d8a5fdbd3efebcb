package org.danubecamel.contract.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system too is killed over and over, while a route writes to it, and comes back at the same address with its data: the
 * route goes on by itself, nothing is lost, only bad messages become dead letters, and what comes twice is no more than a
 * batch for each kill, or nothing where the sink promises that. {@code -Ddanube.test.peerKills=20} is the long form.
 */
public abstract class SinkPeerCrashSuite extends SinkCrashSuite {

    /** Creates the tests. */
    protected SinkPeerCrashSuite() {}

    /** Returns the system, which runs. */
    protected abstract TestPeer peer();

    @Test
    void nothingIsLostWhereTheSystemIsKilled(@TempDir Path directory) throws Exception {
        try (var run = new SinkRun(newTarget(directory), SEED, false)) {
            killPeer(run, peer());
        }
    }

    /** Or else the test above would prove nothing. */
    @Test
    void aSinkThatReturnsBeforeItWritesIsFoundToLoseWhereTheSystemIsKilled(@TempDir Path directory) throws Exception {
        try (var run = new SinkRun(newTarget(directory), SEED, true)) {
            var evidence = run.killPeer(peer(), 1, IMPATIENCE);

            assertThat(Verdict.of(evidence).findings()).containsKey(Finding.LOST);
        }
    }
}
