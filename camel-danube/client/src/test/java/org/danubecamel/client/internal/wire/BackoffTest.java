package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void eachDelayLiesBetweenHalfAndAllOfTwiceTheOneBefore() {
        for (var round = 0; round < 200; round++) {
            var backoff = Backoff.forConnecting();
            for (var full : new long[] {100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000}) {
                assertThat(backoff.nextMillis()).isBetween(full / 2, full);
            }
        }
    }

    @Test
    void itNeverGrowsBeyondTheCapHoweverOften() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
        for (var i = 0; i < 100_000; i++) {
            assertThat(backoff.nextMillis()).isBetween(50L, 5_000L);
        }
        assertThat(backoff.tries()).isEqualTo(100_000);
    }

    @Test
    void delaysAreSpreadSoThatClientsDoNotComeAtOnce() {
        var delays = new HashSet<Long>();
        for (var i = 0; i < 100; i++) {
            var backoff = new Backoff(Duration.ofSeconds(4), Duration.ofSeconds(5));
            delays.add(backoff.nextMillis());
        }
        assertThat(delays).hasSizeGreaterThan(50);
    }

    @Test
    void aSuccessStartsOver() {
        var backoff = Backoff.forConnecting();
        for (var i = 0; i < 10; i++) {
            backoff.nextMillis();
        }
        backoff.reset();

        assertThat(backoff.tries()).isZero();
        assertThat(backoff.nextMillis()).isBetween(50L, 100L);
    }
}
