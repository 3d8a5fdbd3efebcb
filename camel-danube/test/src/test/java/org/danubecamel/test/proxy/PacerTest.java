package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A paced connection carries its bytes per second, no more. */
final class PacerTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 49, 50, 1_000, 123_457, 100_000_000})
    void carriesItsSpeedOverAMinute(long speed) {
        var pacer = new Pacer();
        // The clock may begin anywhere, and passes its largest value here.
        var start = Long.MAX_VALUE - SECOND;
        var now = start;
        var bytes = 0L;
        while (now - start < 60 * SECOND) {
            pacer.passed(Pacer.portion(speed), speed, now);
            bytes += Pacer.portion(speed);
            now += pacer.waitNanos(now);
        }

        assertThat(bytes).isBetween(60 * speed, 60 * speed + Pacer.portion(speed));
    }

    @Test
    void thePastIsNotMadeUpFor() {
        var pacer = new Pacer();
        pacer.passed(10, 10, 0);

        pacer.passed(10, 10, 60 * SECOND);

        assertThat(pacer.waitNanos(60 * SECOND)).isEqualTo(SECOND);
    }
}
