package org.danubecamel.contract.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of a route with batches and dead letters is killed at each crash point, and anywhere: nothing is lost, only
 * bad messages become dead letters, and a message comes twice to where it belongs only if it was not acknowledged at a
 * kill, so that a kill brings no more than the broker's window. {@code -Ddanube.test.kills=50} is the long form, and
 * {@code -Ddanube.test.seed} repeats a run.
 */
public abstract class SinkCrashSuite extends CrashSuite {

    /** Creates the tests. */
    protected SinkCrashSuite() {}

    /**
     * Returns an empty target.
     *
     * @param directory an empty one, for whoever needs it
     */
    protected abstract SinkTarget newTarget(Path directory) throws Exception;

    @Test
    void nothingIsLostWhereTheRouteIsKilled(@TempDir Path directory) throws Exception {
        var target = newTarget(directory);
        try (var run = new SinkRun(target, SEED, false)) {
            killRoute(run, target.points(), SinkRun.WINDOW);

            assertThat(run.inbox().contradictions()).isEmpty();
        }
    }

    /** Or else the test above would prove nothing. */
    @Test
    void aSinkThatReturnsBeforeItWritesIsFoundToLoseWhereTheRouteIsKilled(@TempDir Path directory) throws Exception {
        try (var run = new SinkRun(newTarget(directory), SEED, true)) {
            run.killAt(CrashPoint.BEFORE_WRITE);

            var evidence = run.finish(IMPATIENCE);

            assertThat(Verdict.of(evidence).findings().get(Finding.LOST))
                    .contains(run.kills().get(0).number());
        }
    }
}
