package org.danubecamel.connector.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DropCountTest {

    private final AtomicLong clock = new AtomicLong();
    private final List<String> log = new ArrayList<>();

    @Test
    void reportsCountAndRateWhenTheIntervalIsOver() {
        var count = count(Duration.ofSeconds(10));

        count.add(500);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(10));
        count.add(500);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
        count.add(1);

        assertThat(log).containsExactly("1000 messages in 2 calls so far, 100/s since the last report");
        assertThat(count.rate()).isEqualTo(100);
    }

    @Test
    void reportsTheRestAtTheEndAndNothingTwice() {
        var count = count(Duration.ofSeconds(10));
        count.add(7);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));

        count.reportRest();
        count.reportRest();

        assertThat(log).containsExactly("7 messages in 1 calls so far, 7/s since the last report");
    }

    @Test
    void reportsNothingWithoutAnInterval() {
        var count = count(Duration.ZERO);
        count.add(7);
        count.reportRest();

        assertThat(log).isEmpty();
        assertThat(count.messages()).isEqualTo(7);
    }

    @Test
    void losesNoCountOfSeveralThreads() {
        var count = new DropCount(Duration.ofNanos(1), System::nanoTime, report -> {});
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(thread -> CompletableFuture.runAsync(
                                () -> IntStream.range(0, 10_000).forEach(n -> count.add(3))))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(count.messages()).isEqualTo(120_000);
        assertThat(count.batches()).isEqualTo(40_000);
    }

    private DropCount count(Duration interval) {
        return new DropCount(interval, clock::get, log::add);
    }
}
