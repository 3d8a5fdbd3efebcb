package org.danubecamel.contract.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of a route from a positioned source to a topic is killed at each crash point, and anywhere: nothing is lost,
 * and what is published twice was read and its position not stored at a kill. {@code -Ddanube.test.kills=50} is the long
 * form, and {@code -Ddanube.test.seed} repeats a run.
 */
public abstract class SourceCrashSuite extends CrashSuite {

    /** Creates the tests. */
    protected SourceCrashSuite() {}

    /**
     * Returns an empty system.
     *
     * @param directory an empty one, for whoever needs it
     */
    protected abstract SourceTarget newTarget(Path directory) throws Exception;

    @Test
    void nothingIsLostWhereTheRouteIsKilled(@TempDir Path directory, @TempDir Path positions) throws Exception {
        try (var run = new SourceRun(newTarget(directory), positions, SEED, false)) {
            killRoute(run, CrashPoint.OF_SOURCES, KilledSource.IN_FLIGHT);
        }
    }

    /** Or else the test above would prove nothing. */
    @Test
    void aRouteThatStoresThePositionBeforeItPublishesIsFoundToLose(@TempDir Path directory, @TempDir Path positions)
            throws Exception {
        try (var run = new SourceRun(newTarget(directory), positions, SEED, true)) {
            run.killAt(CrashPoint.BEFORE_PUBLISH);

            var evidence = run.finish(IMPATIENCE);

            assertThat(Verdict.of(evidence).findings().get(Finding.LOST))
                    .contains(run.kills().get(0).number());
        }
    }
}
