package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelayTest {

    private final RetryDelay delay = new RetryDelay(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 2000", "5, 32000", "6, 60000", "62, 60000", "2147483647, 60000"})
    void doublesUpToTheMaximum(int redeliveries, long millis) {
        assertThat(delay.after(redeliveries)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void reachesAMaximumThatIsAPowerOfTwoTimesTheFirst() {
        var exact = new RetryDelay(Duration.ofMillis(100), Duration.ofMillis(400));
        assertThat(exact.after(2)).isEqualTo(Duration.ofMillis(400));
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "-1, 1000", "2000, 1000"})
    void refusesDelaysThatDoNotFit(long first, long maximum) {
        assertThatThrownBy(() -> new RetryDelay(Duration.ofMillis(first), Duration.ofMillis(maximum)))
                .hasMessageStartingWith("DNB-1004")
                .hasMessageContaining("redeliveryDelay=" + first)
                .hasMessageContaining("maximumRedeliveryDelay=" + maximum);
    }
}
