package org.danubecamel.batch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the order in which records arrive, time passes, sinks answer, lie, hang and lose answers, and routes stop: the
 * {@linkplain Checker rules} hold. {@code -Ddanube.test.interleavings=1000000} is the long form.
 */
class BatcherModelTest {

    private static final int INTERLEAVINGS = Integer.getInteger("danube.test.interleavings", 20_000);

    /** Enough for each planted defect to come to light. */
    private static final int FOR_A_DEFECT = 2_000;

    @Test
    void theRulesHold() {
        for (var seed = 0L; seed < INTERLEAVINGS; seed++) {
            try {
                new Interleaving(seed, Planted.NONE).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("With seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void theCheckerNotices(Planted defect) {
        assertThat(isNoticed(defect)).as(defect.name()).isTrue();
    }

    private static boolean isNoticed(Planted defect) {
        for (var seed = 0L; seed < FOR_A_DEFECT; seed++) {
            try {
                new Interleaving(seed, defect).run();
            } catch (AssertionError e) {
                return true;
            }
        }
        return false;
    }
}
