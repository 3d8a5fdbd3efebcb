package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private final Frontier frontier = new Frontier();

    private void receivedAndFinished(long... offsets) {
        for (var offset : offsets) {
            frontier.received(offset);
            frontier.finished(offset);
        }
    }

    @Test
    void nothingIsCompleteBeforeTheFirst() {
        assertThat(frontier.complete()).isEmpty();
        frontier.received(0);
        assertThat(frontier.complete()).isEmpty();
    }

    @Test
    void itFollowsUnbrokenOffsets() {
        receivedAndFinished(0, 1, 2);

        assertThat(frontier.complete()).hasValue(2);
    }

    @Test
    void itBeginsWhereTheSubscriptionDoes() {
        receivedAndFinished(1_000, 1_001);

        assertThat(frontier.complete()).hasValue(1_001);
    }

    @Test
    void itWaitsForTheOneThatIsMissingAndThenJoinsTheIslands() {
        receivedAndFinished(0, 2, 3, 6, 5);
        assertThat(frontier.complete()).hasValue(0);

        receivedAndFinished(1);
        assertThat(frontier.complete()).hasValue(3);

        receivedAndFinished(4);
        assertThat(frontier.complete()).hasValue(6);
    }

    @Test
    void finishingTwiceChangesNothing() {
        receivedAndFinished(0, 2, 2, 0);
        assertThat(frontier.complete()).hasValue(0);

        receivedAndFinished(1);
        assertThat(frontier.complete()).hasValue(2);
    }

    @Test
    void withTooManyIslandsItStandsStillAndRemembersNothing() {
        for (var i = 0L; i <= 3L * Frontier.MAX_ISLANDS; i += 2) {
            receivedAndFinished(i);
        }
        for (var i = 1L; i <= 3L * Frontier.MAX_ISLANDS; i += 2) {
            receivedAndFinished(i);
        }
        assertThat(frontier.complete()).hasValue(0);
    }

    @Test
    void asManyIslandsAsAllowedAreKept() {
        for (var i = 0L; i <= 2L * Frontier.MAX_ISLANDS; i += 2) {
            receivedAndFinished(i);
        }
        for (var i = 1L; i < 2L * Frontier.MAX_ISLANDS; i += 2) {
            receivedAndFinished(i);
        }
        assertThat(frontier.complete()).hasValue(2L * Frontier.MAX_ISLANDS);
    }

    @Test
    void afterAResetItBeginsAnew() {
        receivedAndFinished(50, 52);
        frontier.reset();
        receivedAndFinished(0, 1);

        assertThat(frontier.complete()).hasValue(1);
    }

    /** What the random checker drives: the frontier itself, or one with a planted defect. */
    private interface Subject {
        void finished(long offset);

        OptionalLong complete();
    }

    private static Subject real() {
        var frontier = new Frontier();
        frontier.received(0);
        return new Subject() {
            @Override
            public void finished(long offset) {
                frontier.finished(offset);
            }

            @Override
            public OptionalLong complete() {
                return frontier.complete();
            }
        };
    }

    /** Takes the highest finished offset for the end of the complete run. */
    private static Subject jumpsGaps() {
        var highest = new ArrayList<Long>();
        return new Subject() {
            @Override
            public void finished(long offset) {
                highest.add(highest.isEmpty() ? offset : Math.max(offset, highest.get(highest.size() - 1)));
            }

            @Override
            public OptionalLong complete() {
                return highest.isEmpty() ? OptionalLong.empty() : OptionalLong.of(highest.get(highest.size() - 1));
            }
        };
    }

    /** Forgets what was finished beyond the frontier. */
    private static Subject forgetsIslands() {
        var complete = new long[] {-1};
        return new Subject() {
            @Override
            public void finished(long offset) {
                complete[0] = offset == complete[0] + 1 ? offset : complete[0];
            }

            @Override
            public OptionalLong complete() {
                return complete[0] < 0 ? OptionalLong.empty() : OptionalLong.of(complete[0]);
            }
        };
    }

    /** Finishes offsets in random order within a window and compares with a set; returns the first step that differs. */
    private static int firstDifference(Subject subject, long seed) {
        var random = new Random(seed);
        var open = new ArrayList<Long>();
        var finished = new HashSet<Long>();
        var next = 0L;
        var expected = -1L;
        for (var step = 0; step < 20_000; step++) {
            while (open.size() < 1 + random.nextInt(64)) {
                open.add(next++);
            }
            var offset = open.remove(random.nextInt(open.size()));
            subject.finished(offset);
            finished.add(offset);
            while (finished.contains(expected + 1)) {
                expected++;
            }
            var complete = subject.complete();
            if (complete.isPresent() ? complete.getAsLong() != expected : expected >= 0) {
                return step;
            }
        }
        return -1;
    }

    @Test
    void inAnyOrderItIsWhereASimpleSetSays() {
        for (var seed = 0; seed < 5; seed++) {
            assertThat(firstDifference(real(), seed)).as("seed %s", seed).isEqualTo(-1);
        }
    }

    @Test
    void theCheckerCatchesAFrontierThatJumpsAGap() {
        assertThat(firstDifference(jumpsGaps(), 1)).isNotNegative();
    }

    @Test
    void theCheckerCatchesAFrontierThatForgetsIslands() {
        assertThat(firstDifference(forgetsIslands(), 1)).isNotNegative();
    }
}
