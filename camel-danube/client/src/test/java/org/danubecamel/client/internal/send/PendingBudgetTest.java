package org.danubecamel.client.internal.send;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PendingBudgetTest {
    private final PendingBudget budget = new PendingBudget(2, 100);

    private boolean takeNow(long bytes) throws InterruptedException {
        return budget.take(bytes, 0);
    }

    @Test
    void messagesAreBoundedByCount() throws InterruptedException {
        assertThat(takeNow(1)).isTrue();
        assertThat(takeNow(1)).isTrue();
        assertThat(takeNow(1)).isFalse();
    }

    @Test
    void messagesAreBoundedByBytes() throws InterruptedException {
        assertThat(takeNow(60)).isTrue();
        assertThat(takeNow(41)).isFalse();
        assertThat(takeNow(40)).isTrue();
    }

    @Test
    void whatIsGivenBackMayBeTakenAgain() throws InterruptedException {
        takeNow(60);
        takeNow(40);
        budget.giveBack(60);

        assertThat(takeNow(61)).isFalse();
        assertThat(takeNow(60)).isTrue();
    }

    @Test
    void aMessageLargerThanAllIsTakenAlone() throws InterruptedException {
        assertThat(takeNow(1_000)).isTrue();
        assertThat(takeNow(0)).isFalse();
        budget.giveBack(1_000);
        assertThat(takeNow(100)).isTrue();
    }

    @Test
    void whoFindsNoRoomWaitsUntilThereIs() throws Exception {
        takeNow(100);
        var waiting = waitFor(1, SECONDS.toNanos(10));
        budget.giveBack(100);

        assertThat(waiting.get(5, SECONDS)).isTrue();
    }

    @Test
    void whoWaitsTooLongGetsNone() throws Exception {
        takeNow(100);
        var began = System.nanoTime();

        assertThat(budget.take(1, MILLISECONDS.toNanos(50))).isFalse();
        assertThat(System.nanoTime() - began).isBetween(MILLISECONDS.toNanos(50), SECONDS.toNanos(5));
    }

    @Test
    void whoIsInterruptedStopsWaiting() throws Exception {
        takeNow(100);
        var task = new FutureTask<>(() -> budget.take(1, SECONDS.toNanos(10)));
        var thread = new Thread(task);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        thread.interrupt();

        assertThatThrownBy(() -> task.get(5, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void whoWaitsFindsTheOnlyRoomThereIs() throws Exception {
        var large = new PendingBudget(80, 8_000);
        for (var i = 0; i < 80; i++) {
            large.take(1, 0);
        }
        var waiting = waitFor(large, 1, SECONDS.toNanos(10));
        large.giveBack(1);

        assertThat(waiting.get(5, SECONDS)).isTrue();
    }

    private CompletableFuture<Boolean> waitFor(long bytes, long nanos) {
        return waitFor(budget, bytes, nanos);
    }

    private static CompletableFuture<Boolean> waitFor(PendingBudget budget, long bytes, long nanos) {
        var result = new CompletableFuture<Boolean>();
        var thread = new Thread(() -> {
            try {
                result.complete(budget.take(bytes, nanos));
            } catch (InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return result;
    }
}
