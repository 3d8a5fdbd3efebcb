package org.danubecamel.batch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomTest {

    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final Room room = new Room(2, 100);

    @Test
    void isBoundedByCount() throws InterruptedException {
        assertThat(room.acquire(1, 0)).isTrue();
        assertThat(room.acquire(1, 0)).isTrue();
        assertThat(room.acquire(1, 0)).isFalse();
        room.release(1);
        assertThat(room.acquire(1, 0)).isTrue();
    }

    @Test
    void isBoundedByBytes() throws InterruptedException {
        assertThat(room.acquire(60, 0)).isTrue();
        assertThat(room.acquire(41, 0)).isFalse();
        assertThat(room.acquire(40, 0)).isTrue();
    }

    @Test
    void letsARecordInThatIsLargerThanAllOfItWhenThereIsNothingElse() throws InterruptedException {
        assertThat(room.acquire(1, 0)).isTrue();
        assertThat(room.acquire(1_000, 0)).isFalse();
        room.release(1);
        assertThat(room.acquire(1_000, 0)).isTrue();
    }

    @Test
    void waitsNoLongerThanItMay() throws InterruptedException {
        room.acquire(100, 0);
        assertThat(room.acquire(1, TimeUnit.MILLISECONDS.toNanos(5))).isFalse();
        room.release(100);
        assertThat(room.acquire(1, 0)).isTrue();
    }

    @Test
    void admitsInTheOrderOfArrivalAlsoWhereALaterOneWouldFit() throws Exception {
        room.acquire(60, 0);
        var admitted = new CopyOnWriteArrayList<String>();
        var large = waiting("large", 90, admitted);
        var small = waiting("small", 10, admitted);
        assertThat(admitted).isEmpty();
        room.release(60);
        large.get(20, TimeUnit.SECONDS);
        small.get(20, TimeUnit.SECONDS);
        assertThat(room.records()).isEqualTo(2);
    }

    @Test
    void doesNotLetAnybodyPassWhoWaits() throws Exception {
        room.acquire(60, 0);
        var waiting = waiting("large", 90, new CopyOnWriteArrayList<>());
        assertThat(room.acquire(10, 0)).isFalse();
        room.release(60);
        waiting.get(20, TimeUnit.SECONDS);
    }

    @Test
    void letsTheNextOneInWhenTheFirstGivesUp() throws Exception {
        room.acquire(60, 0);
        var first = new Thread(() -> {
            try {
                room.acquire(90, LONG);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        first.start();
        await().until(() -> first.getState() == Thread.State.TIMED_WAITING);
        var second = waiting("small", 10, new CopyOnWriteArrayList<>());
        first.interrupt();
        second.get(20, TimeUnit.SECONDS);
        assertThat(room.records()).isEqualTo(2);
    }

    @Test
    void sendsAwayWhoWaitsWhenItIsClosed() throws Exception {
        room.acquire(100, 0);
        var waiting = waiting("a", 1, new CopyOnWriteArrayList<>());
        room.close();
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(room.acquire(0, 0)).isFalse();
    }

    private CompletableFuture<Boolean> waiting(String name, long size, CopyOnWriteArrayList<String> admitted) {
        var result = new CompletableFuture<Boolean>();
        var thread = new Thread(() -> {
            try {
                var got = room.acquire(size, LONG);
                admitted.add(name);
                result.complete(got);
            } catch (InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return result;
    }
}
