package org.danubecamel.batch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BufferTest {

    private static final Limits LIMITS =
            new Limits(3, 100, Duration.ofNanos(1_000), Duration.ofNanos(50), 1, 100, 10_000, Duration.ZERO);

    private final Buffer buffer = new Buffer(LIMITS);

    @Test
    void isFullByCount() {
        buffer.add(Entries.of("a"), 0);
        buffer.add(Entries.of("b"), 0);
        assertThat(buffer.isFull()).isFalse();
        buffer.add(Entries.of("c"), 0);
        assertThat(buffer.isFull()).isTrue();
    }

    @Test
    void isFullByBytes() {
        buffer.add(Entries.sized("a", 60), 0);
        buffer.add(Entries.sized("b", 40), 0);
        assertThat(buffer.isFull()).isTrue();
    }

    @Test
    void takesInTheOrderOfArrivalAndNoMoreThanFits() {
        buffer.add(Entries.sized("a", 60), 0);
        buffer.add(Entries.sized("b", 50), 0);
        buffer.add(Entries.sized("c", 50), 0);
        assertThat(Entries.items(buffer.take())).containsExactly("a");
        assertThat(Entries.items(buffer.take())).containsExactly("b", "c");
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void takesARecordThatIsLargerThanABatch() {
        buffer.add(Entries.sized("large", 1_000), 0);
        assertThat(Entries.items(buffer.take())).containsExactly("large");
    }

    @Test
    void isDueAfterTheSilence() {
        buffer.add(Entries.of("a"), 0);
        buffer.add(Entries.of("b"), 20);
        assertThat(buffer.dueIn(20)).isEqualTo(50);
        assertThat(buffer.isIdle(69)).isFalse();
        assertThat(buffer.isIdle(70)).isTrue();
    }

    @Test
    void isDueAfterTheIntervalThoughRecordsKeepArriving() {
        buffer.add(Entries.of("a"), 0);
        buffer.add(Entries.of("b"), 990);
        assertThat(buffer.dueIn(990)).isEqualTo(10);
    }

    @Test
    void waitsOutTheIntervalWithoutIdleTimeout() {
        var patient =
                new Buffer(new Limits(3, 100, Duration.ofNanos(1_000), Duration.ZERO, 1, 100, 10_000, Duration.ZERO));
        patient.add(Entries.of("a"), 0);
        assertThat(patient.dueIn(500)).isEqualTo(500);
        assertThat(patient.isIdle(5_000)).isFalse();
    }

    @Test
    void countsTheIntervalOfWhatIsLeftFromItsOwnArrival() {
        for (var time = 0; time < 4; time++) {
            buffer.add(Entries.of(time), time * 10L);
        }
        buffer.take();
        assertThat(buffer.dueIn(30)).isEqualTo(50);
    }

    @Test
    void forgetsTheBytesOfWhatIsRemoved() {
        buffer.add(Entries.sized("a", 60), 0);
        buffer.add(Entries.sized("b", 40), 0);
        assertThat(buffer.removeIf(entry -> "a".equals(entry.item()))).hasSize(1);
        assertThat(buffer.isFull()).isFalse();
        assertThat(Entries.items(buffer.take())).containsExactly("b");
    }
}
