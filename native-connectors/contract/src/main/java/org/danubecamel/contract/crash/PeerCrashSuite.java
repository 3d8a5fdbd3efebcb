package org.danubecamel.contract.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system too is killed over and over, while a route writes to it, and comes back at the same address with its data: the
 * route goes on by itself, nothing is lost, only bad messages become dead letters, and what comes twice is no more than a
 * batch for each kill, or nothing where the sink promises that. {@code -Ddanube.test.peerKills=20} is the long form.
 */
public abstract class PeerCrashSuite extends SinkCrashSuite {

    private static final int KILLS = Integer.getInteger("danube.test.peerKills", 3);

    /** Creates the tests. */
    protected PeerCrashSuite() {}

    /** Returns the system, which runs. */
    protected abstract TestPeer peer();

    @Test
    void nothingIsLostWhereTheSystemIsKilled(@TempDir Path directory) throws Exception {
        var begin = System.nanoTime();
        try (var run = new CrashRun(newTarget(directory), SEED, false)) {
            var evidence = run.killPeer(peer(), KILLS, Duration.ofMinutes(5));

            var verdict = Verdict.of(evidence);
            report("kills of " + peer().name(), KILLS, evidence, verdict, begin);
            assertThat(verdict.findings()).as("findings with seed " + SEED).isEmpty();
        }
    }

    /** Or else the test above would prove nothing. */
    @Test
    void aSinkThatReturnsBeforeItWritesIsFoundToLoseWhereTheSystemIsKilled(@TempDir Path directory) throws Exception {
        try (var run = new CrashRun(newTarget(directory), SEED, true)) {
            var evidence = run.killPeer(peer(), 1, Duration.ofSeconds(2));

            assertThat(Verdict.of(evidence).findings()).containsKey(Finding.LOST);
        }
    }
}
