package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateCompletionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicInteger handOvers = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final Wire wire = new Wire(
            new ServiceUrl("127.0.0.1", 1),
            new Settings(SECOND, SECOND, SECOND, 1_000),
            task -> {
                handOvers.incrementAndGet();
                threads.execute(task);
            },
            Runnable::run);
    private final LateCompletions late = wire.lateCompletions();

    @AfterEach
    void stop() {
        wire.close();
        threads.shutdownNow();
    }

    @Test
    void thoseOfAMomentCostOneHandOver() {
        for (var i = 0; i < 10; i++) {
            late.add(completed::incrementAndGet);
        }
        await().until(() -> completed.get() == 10);

        assertThat(handOvers.get()).isLessThan(10);
    }

    @Test
    void eachIsCompletedHoweverManyComeLater() {
        for (var i = 1; i <= 20; i++) {
            var count = i;
            late.add(completed::incrementAndGet);
            await().pollInterval(Duration.ofMillis(1)).until(() -> completed.get() == count);
        }
        assertThat(completed).hasValue(20);
    }

    @Test
    void oneThatWaitsForTheNextDoesNotKeepItFromCompleting() throws InterruptedException {
        var next = addOneThatWaitsForTheNext();

        assertThat(next.await(5, TimeUnit.SECONDS)).isTrue();
        await().until(() -> completed.get() == 1);
    }

    @Test
    void norDoesItAtTheEnd() throws InterruptedException {
        var next = addOneThatWaitsForTheNext();
        wire.close();

        assertThat(next.await(5, TimeUnit.SECONDS)).isTrue();
        await().until(() -> completed.get() == 1);
    }

    private CountDownLatch addOneThatWaitsForTheNext() {
        var next = new CountDownLatch(1);
        late.add(() -> {
            try {
                assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
                completed.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        late.add(next::countDown);
        return next;
    }

    @Test
    void closingLeavesNoneBehind() {
        late.add(completed::incrementAndGet);
        wire.close();
        late.add(completed::incrementAndGet);

        await().until(() -> completed.get() == 2);
    }
}
