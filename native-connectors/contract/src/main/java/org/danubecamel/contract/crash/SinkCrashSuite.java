package org.danubecamel.contract.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of a route with batches and dead letters is killed at each crash point, and anywhere: nothing is lost, only
 * bad messages become dead letters, and a message comes twice to where it belongs only if it was not acknowledged at a
 * kill, so that a kill brings no more than the broker's window. {@code -Ddanube.test.kills=50} is the long form, and
 * {@code -Ddanube.test.seed} repeats a run.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
public abstract class SinkCrashSuite {

    private static final Logger LOG = LoggerFactory.getLogger(SinkCrashSuite.class);

    private static final int ANYWHERE = 3;
    private static final int LONG_FORM = Integer.getInteger("danube.test.kills", 0);
    static final long SEED = Long.getLong("danube.test.seed", System.nanoTime());

    /** Creates the tests. */
    protected SinkCrashSuite() {}

    /**
     * Returns an empty target.
     *
     * @param directory an empty one, for whoever needs it
     */
    protected abstract CrashTarget newTarget(Path directory) throws Exception;

    @Test
    void nothingIsLostWhereTheRouteIsKilled(@TempDir Path directory) throws Exception {
        var begin = System.nanoTime();
        var target = newTarget(directory);
        var points = target.points().stream().sorted().toList();
        var times = LONG_FORM > 0 ? LONG_FORM : points.size() + ANYWHERE;
        try (var run = new CrashRun(target, SEED, false)) {
            for (var kill = 0; kill < times; kill++) {
                killOnce(run, points, kill, times);
            }

            var evidence = run.finish(Duration.ofMinutes(5));

            var verdict = Verdict.of(evidence);
            report("kills of the route", times, evidence, verdict, begin);
            assertThat(verdict.findings()).as("findings with seed " + SEED).isEmpty();
            assertThat(run.inbox().contradictions()).isEmpty();
            assertThat(verdict.mostByOneKill())
                    .as("what came twice, against what the broker gives without acknowledgement")
                    .isLessThanOrEqualTo(CrashRun.WINDOW);
            assertThat(run.kills()).allSatisfy(kill -> expectAsAt(kill, evidence));
        }
    }

    /** Of five kills, three are at crash points in turn, and two anywhere; in a short run all points come first. */
    private static void killOnce(CrashRun run, List<CrashPoint> points, int kill, int times) {
        var brief = times < 2 * points.size();
        if (brief ? kill < points.size() : kill % 5 < 3) {
            var turn = brief ? kill : kill / 5 * 3 + kill % 5;
            run.killAt(points.get(turn % points.size()));
        } else {
            run.killAnywhere();
        }
    }

    final void report(String what, int times, Evidence evidence, Verdict verdict, long begin) {
        LOG.warn(
                "{}, seed {}: {} {}, {} messages, {} written again, {} dead letters, {} of them again, at most {} by one"
                        + " kill of the route, {} s: {}",
                getClass().getSimpleName(),
                SEED,
                times,
                what,
                evidence.sent().size(),
                verdict.writtenAgain(),
                evidence.dead().size(),
                verdict.deadAgain(),
                verdict.mostByOneKill(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                verdict.findings());
    }

    /** The kill was where it was meant to be, and the message came to its place afterwards. */
    private static void expectAsAt(Kill kill, Evidence evidence) {
        if (kill.point().progress() != CrashPoint.Progress.UNKNOWN) {
            assertThat(evidence.isDoneBefore(kill))
                    .as("whether the message was done at " + kill)
                    .isEqualTo(kill.point().progress() == CrashPoint.Progress.DONE);
        }
        assertThat(evidence.isDoneAfter(kill))
                .as("whether it was done after " + kill)
                .isTrue();
    }

    /** Or else the first test would prove nothing. */
    @Test
    void aSinkThatReturnsBeforeItWritesIsFoundToLoseWhereTheRouteIsKilled(@TempDir Path directory) throws Exception {
        try (var run = new CrashRun(newTarget(directory), SEED, true)) {
            run.killAt(CrashPoint.BEFORE_WRITE);

            var evidence = run.finish(Duration.ofSeconds(2));

            assertThat(Verdict.of(evidence).findings().get(Finding.LOST))
                    .contains(run.kills().get(0).number());
        }
    }
}
