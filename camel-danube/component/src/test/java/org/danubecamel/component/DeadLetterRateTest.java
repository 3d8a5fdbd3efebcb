package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadLetterRateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final DeadLetterRate rate = new DeadLetterRate(2, nanos::get);

    private void takeAll() {
        assertThat(rate.take()).isTrue();
        assertThat(rate.take()).isTrue();
        assertThat(rate.take()).isFalse();
    }

    @Test
    void aMinutesWorthMayGoAtOnce() {
        takeAll();
    }

    @Test
    void afterHalfAMinuteHalfOfThemMayGoAgain() {
        takeAll();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(30));

        assertThat(rate.take()).isTrue();
        assertThat(rate.take()).isFalse();
    }

    @Test
    void aLongQuietTimeSavesNoMore() {
        takeAll();
        nanos.addAndGet(TimeUnit.DAYS.toNanos(1));

        takeAll();
    }

    @Test
    void oneThatWasNotUsedIsGivenBack() {
        takeAll();
        rate.giveBack();

        assertThat(rate.take()).isTrue();
    }

    @Test
    void zeroIsNoBound() {
        var unbounded = new DeadLetterRate(0, nanos::get);
        for (var i = 0; i < 1_000; i++) {
            assertThat(unbounded.take()).isTrue();
        }
    }
}
