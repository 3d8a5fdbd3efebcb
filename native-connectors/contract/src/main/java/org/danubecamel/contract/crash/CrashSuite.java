package org.danubecamel.contract.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How kills are distributed, what must hold after them, and what is printed. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
abstract class CrashSuite {

    /** By which a run is repeated, as far as the machine allows. */
    static final long SEED = Long.getLong("danube.test.seed", System.nanoTime());

    /** How long a route that is right may take for what is left. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How long one that is wrong is given. */
    static final Duration IMPATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(CrashSuite.class);

    private static final int LONG_FORM = Integer.getInteger("danube.test.kills", 0);
    private static final int ANYWHERE = 2;
    private static final int PEER_KILLS = Integer.getInteger("danube.test.peerKills", 3);

    CrashSuite() {}

    /** @param most how many messages may come twice by one kill */
    final void killRoute(KillableRun run, Collection<CrashPoint> points, int most) {
        var begin = System.nanoTime();
        var times = LONG_FORM > 0 ? LONG_FORM : points.size() + ANYWHERE;
        for (var kill = 0; kill < times; kill++) {
            killOnce(run, points.stream().sorted().toArray(CrashPoint[]::new), kill, times);
        }

        var evidence = run.finish(PATIENCE);

        var verdict = report(times + " kills of the route", evidence, begin);
        assertThat(verdict.findings()).as("findings with seed " + SEED).isEmpty();
        assertThat(verdict.mostByOneKill()).as("what came twice by one kill").isLessThanOrEqualTo(most);
        assertThat(run.kills())
                .filteredOn(kill -> kill.point().progress() != CrashPoint.Progress.UNKNOWN)
                .allSatisfy(kill -> expectAsAt(kill, evidence));
    }

    /** Of five kills, three are at crash points in turn, and two anywhere; in a short run all points come first. */
    private static void killOnce(KillableRun run, CrashPoint[] points, int kill, int times) {
        var brief = times < 2 * points.length;
        if (brief ? kill < points.length : kill % 5 < 3) {
            var turn = brief ? kill : kill / 5 * 3 + kill % 5;
            run.killAt(points[turn % points.length]);
        } else {
            run.killAnywhere();
        }
    }

    /** The kill was where it was meant to be, and the message came to its place afterwards. */
    private static void expectAsAt(Kill kill, Evidence evidence) {
        assertThat(evidence.isDoneBefore(kill))
                .as("whether the message was done at " + kill)
                .isEqualTo(kill.point().progress() == CrashPoint.Progress.DONE);
        assertThat(evidence.isDoneAfter(kill))
                .as("whether it was done after " + kill)
                .isTrue();
    }

    final void killPeer(KillableRun run, TestPeer peer) {
        var begin = System.nanoTime();

        var evidence = run.killPeer(peer, PEER_KILLS, PATIENCE);

        var verdict = report(PEER_KILLS + " kills of " + peer.name(), evidence, begin);
        assertThat(verdict.findings()).as("findings with seed " + SEED).isEmpty();
    }

    private Verdict report(String what, Evidence evidence, long begin) {
        var verdict = Verdict.of(evidence);
        LOG.warn(
                "{}, seed {}: {}, {} records, {} of them again, at most {} by one kill of the route, {} dead letters, {} of"
                        + " them again, {} s: {}",
                getClass().getSimpleName(),
                SEED,
                what,
                evidence.sent().size(),
                verdict.writtenAgain(),
                verdict.mostByOneKill(),
                evidence.dead().size(),
                verdict.deadAgain(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                verdict.findings().isEmpty() ? "nothing is wrong" : verdict.findings());
        return verdict;
    }
}
