package org.danubecamel.batch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With a clock that stands still unless it is told to go on. */
class BatcherTest {

    private final List<List<Object>> calls = new ArrayList<>();
    private final List<Consumer<@Nullable Throwable>> unanswered = new ArrayList<>();
    private final Map<Object, @Nullable Exception> results = new LinkedHashMap<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private long now;

    private final Batcher batcher = new Batcher(
            "test",
            new Limits(100, 1_000, Duration.ofMillis(1_000), Duration.ofMillis(50), 1, 1_000, 10_000, Duration.ZERO),
            WriteGuarantee.NONE,
            new DefaultFailureClassifier(),
            (entries, items, done) -> {
                calls.add(new ArrayList<>(items));
                unanswered.add(done);
            },
            Runnable::run,
            (task, delay) -> alarms.add(new Alarm(now + delay, task)),
            () -> now,
            new SilentObserver());

    @Test
    void waitsForTheSilenceWhileItDoesNotKnowTheSource() {
        park(10);
        pass(49);
        assertThat(calls).isEmpty();
        pass(1);
        assertThat(calls).hasSize(1);
    }

    @Test
    void doesNotWaitForASourceThatWaits() {
        park(10);
        pass(50);
        for (var window = 1; window <= 100; window++) {
            answer();
            park(9);
            assertThat(calls).hasSize(window);
            park(1);
            assertThat(calls).hasSize(window + 1);
        }
    }

    @Test
    void waitsAgainWhenTheSourceTurnsOutNotToWait() {
        park(10);
        pass(50);
        answer();
        park(10);
        park(1);
        answer();
        park(10);
        assertThat(calls).hasSize(2);
        pass(50);
        assertThat(calls).hasSize(3);
        assertThat(calls.get(2)).hasSize(11);
    }

    @Test
    void writesAtOnceAndSoonWhenItIsHurried() {
        park(3);
        batcher.hurry(Duration.ofSeconds(1).toNanos());
        assertThat(calls).hasSize(1);
        park(2);
        assertThat(calls).hasSize(1);
        answer();
        assertThat(calls).hasSize(2);
        answer();
        pass(1_000);
        park(1);
        assertThat(calls).as("the hurry is over").hasSize(2);
    }

    @Test
    void completesNothingBeforeTheCallSucceeded() {
        park(3);
        pass(50);
        assertThat(results).isEmpty();
        answer();
        assertThat(results.values()).hasSize(3).containsOnlyNulls();
    }

    @Test
    void failsWhatIsAbandonedWithoutWaitingForTheCallThatHasIt() {
        park(3);
        pass(50);
        park(2);
        batcher.abandon(entry -> true);
        assertThat(results.values()).hasSize(5).doesNotContainNull();
        answer();
        assertThat(results.values()).doesNotContainNull();
    }

    @Test
    void takesNothingWhenItIsClosed() {
        batcher.close();
        assertThatThrownBy(() -> park(1)).isInstanceOf(BatchNotWrittenException.class);
        assertThat(batcher.pending()).isZero();
    }

    @Test
    void believesTheFirstOfTwoAnswers() {
        park(1);
        pass(50);
        var done = unanswered.get(0);
        done.accept(new IllegalStateException("first"));
        done.accept(null);
        assertThat(results.values()).doesNotContainNull();
        assertThat(batcher.pending()).isZero();
    }

    private void park(int count) {
        IntStream.range(0, count).forEach(unused -> {
            var item = new Object();
            batcher.park(new Entry(this, null, null, 0, () -> item, failure -> results.put(item, failure)));
        });
    }

    private void answer() {
        unanswered.remove(0).accept(null);
    }

    private void pass(long milliseconds) {
        now += Duration.ofMillis(milliseconds).toNanos();
        while (!alarms.isEmpty() && alarms.element().at <= now) {
            alarms.remove().task.run();
        }
    }

    private record Alarm(long at, Runnable task) implements Comparable<Alarm> {

        @Override
        public int compareTo(Alarm other) {
            return Long.compare(at, other.at);
        }
    }
}
