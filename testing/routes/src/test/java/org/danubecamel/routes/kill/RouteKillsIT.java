package org.danubecamel.routes.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
final class RouteKillsIT {

    private static final Logger LOG = LoggerFactory.getLogger(RouteKillsIT.class);

    private static final int KILLS = Integer.getInteger("danube.test.kills", 15);
    private static final long SEED = Long.getLong("danube.test.seed", System.nanoTime());

    @TempDir
    private Path directory;

    @Test
    void nothingIsLostAndLittleComesTwice() {
        var begin = System.nanoTime();
        try (var run = new KillRun(directory, SEED, false)) {
            for (var kill = 0; kill < KILLS; kill++) {
                killOnce(run, kill);
            }

            var evidence = run.finish(Duration.ofMinutes(5));

            var verdict = Verdict.of(evidence);
            LOG.warn(
                    "Seed {}: {} kills, {} messages, {} written again, {} dead letters, {} of them again, at most {} by one"
                            + " kill, {} s: {}",
                    SEED,
                    KILLS,
                    evidence.sent().size(),
                    verdict.writtenAgain(),
                    evidence.dead().size(),
                    verdict.deadAgain(),
                    verdict.mostByOneKill(),
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    verdict.findings());
            assertThat(verdict.findings()).as("findings with seed " + SEED).isEmpty();
            assertThat(run.inbox().contradictions()).isEmpty();
            assertThat(verdict.mostByOneKill())
                    .as("what came twice, against what the broker gives without acknowledgement")
                    .isLessThanOrEqualTo(KillRun.WINDOW);
            assertThat(run.kills()).allSatisfy(kill -> expectAsAt(kill, evidence));
        }
    }

    /** Of five kills, three are at crash points in turn, and two anywhere; in a short run all points come first. */
    private static void killOnce(KillRun run, int kill) {
        var points = CrashPoint.values();
        if (KILLS < 2 * points.length ? kill < points.length : kill % 5 < 3) {
            var turn = KILLS < 2 * points.length ? kill : kill / 5 * 3 + kill % 5;
            run.killAt(points[turn % points.length]);
        } else {
            run.killAnywhere();
        }
    }

    /** The kill was where it was meant to be, and the message came to its place afterwards. */
    private static void expectAsAt(Kill kill, Evidence evidence) {
        assertThat(evidence.isDoneBefore(kill))
                .as("whether the message was done at " + kill)
                .isEqualTo(kill.point().isDone());
        assertThat(evidence.isDoneAfter(kill))
                .as("whether it was done after " + kill)
                .isTrue();
    }

    /** Or else the other test would prove nothing. */
    @Test
    void aRouteThatAcknowledgesBeforeItWritesIsFoundToLose() {
        try (var run = new KillRun(directory, SEED, true)) {
            run.killAt(CrashPoint.BEFORE_WRITE);

            var evidence = run.finish(Duration.ofSeconds(2));

            assertThat(Verdict.of(evidence).findings().get(Finding.LOST))
                    .contains(run.kills().get(0).number());
        }
    }
}
