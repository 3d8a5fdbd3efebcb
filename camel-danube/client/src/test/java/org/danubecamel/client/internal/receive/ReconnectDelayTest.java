package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconnectDelayTest {
    private static final long LONGEST_FIRST = 100;

    private final ReconnectDelay delay = new ReconnectDelay();

    @BeforeEach
    void triedOftenInVain() {
        for (var i = 0; i < 10; i++) {
            delay.nextMillis();
        }
        assertThat(delay.nextMillis()).isGreaterThanOrEqualTo(2_500);
    }

    @Test
    void oneThatBrokeAfterAMessageStartsOver() {
        delay.ended(Status.UNAVAILABLE, true, Duration.ZERO);

        assertThat(delay.nextMillis()).isLessThanOrEqualTo(LONGEST_FIRST);
    }

    @Test
    void oneThatBrokeAfterASecondStartsOver() {
        delay.ended(Status.UNAVAILABLE, false, Duration.ofSeconds(1));

        assertThat(delay.nextMillis()).isLessThanOrEqualTo(LONGEST_FIRST);
    }

    @Test
    void oneThatBrokeAtOnceDoesNot() {
        delay.ended(Status.UNAVAILABLE, false, Duration.ofMillis(999));

        assertThat(delay.nextMillis()).isGreaterThan(LONGEST_FIRST);
    }

    @Test
    void oneThatTheBrokerEndedSoonDoesNotEvenAfterAMessage() {
        delay.ended(Status.OK, true, Duration.ofSeconds(29));

        assertThat(delay.nextMillis()).isGreaterThan(LONGEST_FIRST);
    }

    @Test
    void oneThatTheBrokerEndedLateStartsOver() {
        delay.ended(Status.OK, false, Duration.ofSeconds(30));

        assertThat(delay.nextMillis()).isLessThanOrEqualTo(LONGEST_FIRST);
    }
}
