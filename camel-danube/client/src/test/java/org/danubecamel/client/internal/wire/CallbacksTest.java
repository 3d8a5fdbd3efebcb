package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ArrayDeque<Runnable> given = new ArrayDeque<>();
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private Wire wire = wire(threads);

    private static Wire wire(Executor executor) {
        return new Wire(
                new ServiceUrl("127.0.0.1", 1), new Settings(SECOND, SECOND, SECOND, 1_000), executor, Runnable::run);
    }

    private void collectTasks() {
        wire.close();
        wire = wire(given::add);
    }

    @AfterEach
    void stop() {
        wire.close();
        threads.shutdownNow();
    }

    private void execute(String what) {
        wire.callbacks().execute(() -> ran.add(what));
    }

    private void runGiven() {
        while (!given.isEmpty()) {
            given.remove().run();
        }
    }

    @Test
    void thoseThatWaitTogetherAreRunTogetherInTheirOrder() {
        collectTasks();
        for (var what : List.of("a", "b", "c")) {
            execute(what);
        }
        assertThat(given).hasSize(1);
        runGiven();

        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void whatComesAfterwardsIsRunToo() {
        collectTasks();
        execute("a");
        runGiven();
        execute("b");
        runGiven();

        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void aWorkerGivesItsThreadAwayNowAndThen() {
        collectTasks();
        for (var i = 0; i < 100; i++) {
            execute("x");
        }
        given.remove().run();

        assertThat(ran).hasSizeLessThan(100);
        assertThat(given).hasSize(1);
        runGiven();
        assertThat(ran).hasSize(100);
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthers() {
        collectTasks();
        wire.callbacks().execute(() -> {
            throw new IllegalStateException("planted");
        });
        execute("b");
        while (!given.isEmpty()) {
            try {
                given.remove().run();
            } catch (IllegalStateException planted) {
                ran.add(planted.getMessage());
            }
        }
        assertThat(ran).containsExactly("planted", "b");
    }

    @Test
    void oneThatBlocksDoesNotKeepTheOthers() throws InterruptedException {
        var last = new CountDownLatch(1);
        for (var i = 0; i < 100; i++) {
            wire.callbacks().execute(() -> awaitAndAdd(last));
        }
        wire.callbacks().execute(last::countDown);

        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> ran.size() == 100);
    }

    @Test
    void noMoreThreadsAreAskedForThanThereAre() {
        var single = Executors.newSingleThreadExecutor();
        var submitted = new AtomicInteger();
        var busy = wire(task -> {
            submitted.incrementAndGet();
            single.execute(task);
        });
        var release = new CountDownLatch(1);
        for (var i = 0; i < 50; i++) {
            busy.callbacks().execute(() -> awaitAndAdd(release));
        }
        await().until(() -> submitted.get() == 2);
        await().during(Duration.ofMillis(100)).until(() -> submitted.get() == 2);
        release.countDown();
        await().until(() -> ran.size() == 50);
        busy.close();
        single.shutdown();
    }

    private void awaitAndAdd(CountDownLatch latch) {
        try {
            if (latch.await(10, TimeUnit.SECONDS)) {
                ran.add("x");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatTheExecutorRejectsIsRunNevertheless() {
        wire.close();
        wire = wire(task -> {
            throw new RejectedExecutionException("shut down");
        });
        execute("a");
        execute("b");

        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void afterClosingOneThatBlocksDoesNotKeepTheOthersEither() throws InterruptedException {
        var last = new CountDownLatch(1);
        wire.callbacks().execute(() -> awaitAndAdd(last));
        wire.close();
        wire.callbacks().execute(() -> awaitAndAdd(last));
        wire.callbacks().execute(last::countDown);

        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> ran.size() == 2);
    }
}
