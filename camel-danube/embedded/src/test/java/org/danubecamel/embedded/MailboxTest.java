package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Mailbox mailbox = new Mailbox(threads);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runsEveryTaskOnceAndNeverTwoAtATime() {
        int[] unguarded = {0};
        AtomicInteger finished = new AtomicInteger();
        for (int thread = 0; thread < 4; thread++) {
            threads.execute(() -> IntStream.range(0, 50_000)
                    .forEach(i -> mailbox.execute(() -> {
                        unguarded[0]++;
                        finished.incrementAndGet();
                    })));
        }

        await().until(() -> finished.get() == 200_000);

        assertThat(unguarded[0]).isEqualTo(200_000);
    }

    @Test
    void runsTasksInOrderAndATaskMayAddMore() {
        List<Integer> order = new ArrayList<>();
        mailbox.execute(() -> {
            mailbox.execute(() -> order.add(2));
            order.add(1);
        });

        assertThat(order).containsExactly(1, 2);
    }

    @Test
    void handsOverToAnotherTurnWhenThereIsMuchToDo() {
        List<Runnable> turns = new ArrayList<>();
        Mailbox busy = new Mailbox(turns::add);
        AtomicInteger done = new AtomicInteger();
        busy.execute(() -> IntStream.range(0, 200).forEach(i -> busy.execute(done::incrementAndGet)));

        assertThat(done.get()).isLessThan(200);
        turns.get(0).run();
        assertThat(done.get()).isEqualTo(200);
    }

    @Test
    void goesOnAfterATaskThatFails() {
        AtomicInteger done = new AtomicInteger();
        mailbox.execute(() -> {
            throw new IllegalStateException("planned");
        });
        mailbox.execute(done::incrementAndGet);

        assertThat(done).hasValue(1);
    }

    @Test
    void goesOnAfterATaskThatFailsWithAnError() {
        AtomicInteger done = new AtomicInteger();
        mailbox.execute(() -> {
            throw new OutOfMemoryError("planned");
        });
        mailbox.execute(done::incrementAndGet);

        assertThat(done).hasValue(1);
    }
}
