package org.danubecamel.connector.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Records come at the rate that was asked for, neither later and later nor all at once. */
class PaceTest {

    private static final int MANY = 1_000_000;

    private final AtomicLong clock = new AtomicLong(-7);

    @Test
    void theFirstRecordIsDueAtOnceAndTheNextAfterItsTime() {
        var pace = pace(4);

        assertThat(pace.take(MANY)).isEqualTo(1);
        assertThat(pace.take(MANY)).isZero();
        assertThat(pace.nanosUntilDue()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
        pass(250);
        assertThat(pace.nanosUntilDue()).isZero();
        assertThat(pace.take(MANY)).isEqualTo(1);
    }

    @Test
    void aRateBelowOneIsKept() {
        var pace = pace(0.1);
        pace.take(MANY);

        pass(9_999);
        assertThat(pace.take(MANY)).isZero();
        pass(1);
        assertThat(pace.take(MANY)).isEqualTo(1);
    }

    @Test
    void itDoesNotDriftByWhatEachRecordTakes() {
        var pace = pace(3);
        long taken = pace.take(MANY);

        for (int i = 0; i < 3_600_000 / 40; i++) {
            pass(40);
            taken += pace.take(MANY);
        }

        assertThat(taken).isEqualTo(1 + 3 * 3_600L);
    }

    @Test
    void afterAPauseOnlyASecondsWorthIsMadeUpFor() {
        var pace = pace(100);
        pace.take(MANY);

        pass(60_000);

        assertThat(pace.take(MANY)).isEqualTo(100);
        assertThat(pace.take(MANY)).isZero();
        pass(1_000);
        assertThat(pace.take(MANY)).isEqualTo(100);
    }

    @Test
    void afterAPauseARateBelowOneMakesUpForOneRecord() {
        var pace = pace(0.5);
        pace.take(MANY);

        pass(60_000);

        assertThat(pace.take(MANY)).isEqualTo(1);
        assertThat(pace.take(MANY)).isZero();
        pass(2_000);
        assertThat(pace.take(MANY)).isEqualTo(1);
    }

    @Test
    void noMoreIsTakenThanWanted() {
        var pace = pace(100);
        pass(1_000);

        assertThat(pace.take(30)).isEqualTo(30);
        assertThat(pace.take(MANY)).isEqualTo(70);
    }

    @Test
    void withoutARateAllIsDue() {
        var pace = pace(0);

        assertThat(pace.take(MANY)).isEqualTo(MANY);
        assertThat(pace.nanosUntilDue()).isZero();
    }

    private Pace pace(double perSecond) {
        return new Pace(perSecond, clock::get);
    }

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
