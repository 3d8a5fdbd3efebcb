package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.danubecamel.client.fake.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    /** What the executor was given and has not run. */
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    /** What was put off after a rejection. */
    private final ArrayDeque<Runnable> later = new ArrayDeque<>();

    private final List<InboxDelivery> given = new ArrayList<>();
    private boolean rejecting;

    private final Executor executor = task -> {
        if (rejecting) {
            throw new RejectedExecutionException("full");
        }
        tasks.add(task);
    };

    private Dispatcher dispatcher(int concurrency, int maxInFlight) {
        return new Dispatcher(executor, concurrency, maxInFlight, given::add, Runnable::run, later::add);
    }

    private static InboxDelivery delivery(long offset, @Nullable String key) {
        var proto = key == null ? Samples.message(offset) : Samples.message(offset, key);
        var message = new ReceivedMessage(Samples.TOPIC, proto);
        return new InboxDelivery(null, new InboxEntry(MessageIdentity.of(proto), message, 0, 1));
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private List<Long> offsets() {
        return given.stream().map(delivery -> delivery.message().offset()).toList();
    }

    @Test
    void theListenerIsNeverCalledByWhoeverOffers() {
        dispatcher(1, 10).offer(List.of(delivery(0, null)));

        assertThat(given).isEmpty();
        run();
        assertThat(given).hasSize(1);
    }

    @Test
    void oneWorkerKeepsTheOrderOfArrival() {
        var dispatcher = dispatcher(1, 1_000);
        for (var i = 0; i < 500; i++) {
            dispatcher.offer(List.of(delivery(i, "k" + i)));
        }
        run();

        assertThat(offsets()).hasSize(500).isSorted();
    }

    @Test
    void noMoreWorkersThanAllowedRunAtOnce() {
        var dispatcher = dispatcher(3, 1_000);
        for (var i = 0; i < 100; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        assertThat(tasks).hasSize(3);
    }

    @Test
    void aWorkerGivesItsThreadAwayNowAndThen() {
        var dispatcher = dispatcher(1, 1_000);
        for (var i = 0; i < 100; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        tasks.remove().run();

        assertThat(given).hasSizeLessThan(100);
        assertThat(tasks).hasSize(1);
        run();
        assertThat(given).hasSize(100);
    }

    @Test
    void theListenerHoldsNoMoreThanAllowed() {
        var dispatcher = dispatcher(2, 3);
        for (var i = 0; i < 10; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        run();
        assertThat(offsets()).containsExactly(0L, 1L, 2L);
        assertThat(dispatcher.inFlight()).isEqualTo(3);

        dispatcher.finished(given.get(1));
        run();
        assertThat(offsets()).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void laterMessagesOfAKeyWaitAndOthersPass() {
        var dispatcher = dispatcher(4, 100);
        dispatcher.offer(List.of(delivery(0, "a")));
        dispatcher.offer(List.of(delivery(1, "a")));
        dispatcher.offer(List.of(delivery(2, "b")));
        dispatcher.offer(List.of(delivery(3, null)));
        run();
        assertThat(offsets()).containsExactly(0L, 2L, 3L);

        dispatcher.finished(given.get(0));
        run();
        assertThat(offsets()).containsExactly(0L, 2L, 3L, 1L);
    }

    @Test
    void aRetryGoesFirstAndItsKeyStaysTaken() {
        var dispatcher = dispatcher(1, 1);
        dispatcher.offer(List.of(delivery(0, "a")));
        dispatcher.offer(List.of(delivery(1, "a")));
        run();
        dispatcher.postponed();
        run();
        assertThat(offsets()).containsExactly(0L);

        dispatcher.offer(List.of(delivery(2, "b")));
        dispatcher.again(given.get(0).next());
        run();
        assertThat(offsets()).containsExactly(0L, 0L);

        dispatcher.finished(given.get(1));
        run();
        assertThat(offsets()).containsExactly(0L, 0L, 2L);
        dispatcher.finished(given.get(2));
        run();
        assertThat(offsets()).containsExactly(0L, 0L, 2L, 1L);
    }

    @Test
    void aRetryOvertakesAllThatWait() {
        var dispatcher = dispatcher(1, 1);
        for (var i = 0; i < 3; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        run();
        dispatcher.pause();
        dispatcher.postponed();
        dispatcher.again(given.get(0).next());
        dispatcher.unpause();
        dispatcher.wake();
        run();

        assertThat(offsets()).containsExactly(0L, 0L);
        assertThat(given.get(1).redeliveryCount()).isEqualTo(1);
    }

    @Test
    void retriesOfOneMomentKeepTheirOrder() {
        var dispatcher = dispatcher(1, 3);
        for (var i = 0; i < 3; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        run();
        for (var failed : List.copyOf(given)) {
            dispatcher.postponed();
            dispatcher.again(failed.next());
        }
        run();

        assertThat(offsets()).containsExactly(0L, 1L, 2L, 0L, 1L, 2L);
    }

    @Test
    void whileHeldOnlyRetriesAreGiven() {
        var dispatcher = dispatcher(2, 10);
        dispatcher.offer(List.of(delivery(0, null)));
        run();
        dispatcher.hold();
        dispatcher.offer(List.of(delivery(1, null)));
        dispatcher.postponed();
        dispatcher.again(given.get(0).next());
        run();
        assertThat(offsets()).containsExactly(0L, 0L);

        dispatcher.release();
        dispatcher.wake();
        run();
        assertThat(offsets()).containsExactly(0L, 0L, 1L);
    }

    @Test
    void whileHeldOneThatIsAdmittedIsGiven() {
        var dispatcher = dispatcher(2, 10);
        dispatcher.hold();
        offer(dispatcher, 0, 1);
        dispatcher.admitOne();
        dispatcher.wake();
        run();

        assertThat(offsets()).containsExactly(0L);
    }

    @Test
    void theOneThatIsAdmittedMayComeLaterAndAskingTwiceMakesItNoTwo() {
        var dispatcher = dispatcher(2, 10);
        dispatcher.hold();
        dispatcher.admitOne();
        dispatcher.admitOne();
        offer(dispatcher, 0, 1);
        run();

        assertThat(offsets()).containsExactly(0L);
    }

    @Test
    void aRetryIsNotTheOneThatIsAdmitted() {
        var dispatcher = dispatcher(1, 10);
        offer(dispatcher, 0);
        run();
        dispatcher.hold();
        dispatcher.admitOne();
        dispatcher.postponed();
        dispatcher.again(given.get(0).next());
        offer(dispatcher, 1, 2);
        run();

        assertThat(offsets()).containsExactly(0L, 0L, 1L);
    }

    @Test
    void whatWasAdmittedInVainDoesNotCountForTheNextHold() {
        var dispatcher = dispatcher(1, 10);
        dispatcher.hold();
        dispatcher.admitOne();
        dispatcher.release();
        dispatcher.hold();
        offer(dispatcher, 0);
        run();

        assertThat(given).isEmpty();
    }

    private static void offer(Dispatcher dispatcher, long... offsets) {
        for (var offset : offsets) {
            dispatcher.offer(List.of(delivery(offset, null)));
        }
    }

    @Test
    void whilePausedNothingIsGiven() {
        var dispatcher = dispatcher(2, 10);
        dispatcher.offer(List.of(delivery(0, null)));
        dispatcher.pause();
        dispatcher.offer(List.of(delivery(1, null)));
        run();
        assertThat(given).isEmpty();

        dispatcher.unpause();
        dispatcher.wake();
        run();
        assertThat(offsets()).containsExactly(0L, 1L);
    }

    @Test
    void afterAPauseAllWorkersComeBack() {
        var dispatcher = dispatcher(3, 100);
        dispatcher.pause();
        for (var i = 0; i < 10; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        dispatcher.unpause();
        dispatcher.wake();

        assertThat(tasks).hasSize(3);
    }

    @Test
    void idleIsToldWhenTheLastIsFinished() {
        var dispatcher = dispatcher(1, 10);
        var told = new ArrayList<String>();
        dispatcher.offer(List.of(delivery(0, null)));
        dispatcher.offer(List.of(delivery(1, null)));
        run();
        dispatcher.whenIdle(() -> told.add("idle"));
        dispatcher.finished(given.get(0));
        assertThat(told).isEmpty();

        dispatcher.finished(given.get(1));
        assertThat(told).containsExactly("idle");
        dispatcher.whenIdle(() -> told.add("at once"));
        assertThat(told).containsExactly("idle", "at once");
    }

    @Test
    void anExecutorThatRejectsIsAskedAgainLater() {
        var dispatcher = dispatcher(2, 10);
        rejecting = true;
        for (var i = 0; i < 5; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        assertThat(given).isEmpty();
        assertThat(later).hasSize(1);

        rejecting = false;
        later.remove().run();
        run();
        assertThat(offsets()).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void noWorkerIsLostToRejections() {
        var dispatcher = dispatcher(2, 100);
        rejecting = true;
        for (var i = 0; i < 50; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        rejecting = false;
        dispatcher.offer(List.of(delivery(50, null)));
        dispatcher.offer(List.of(delivery(51, null)));

        assertThat(tasks).hasSize(2);
    }

    @Test
    void aWorkerThatMayNotGoOnLosesNoMessage() {
        var dispatcher = dispatcher(1, 1_000);
        for (var i = 0; i < 100; i++) {
            dispatcher.offer(List.of(delivery(i, null)));
        }
        rejecting = true;
        run();
        rejecting = false;
        later.remove().run();
        run();

        assertThat(offsets()).hasSize(100).isSorted();
    }

    @Test
    void inAnyOrderOfWorkEachKeyKeepsItsOwnOrder() {
        var random = new Random(11);
        var dispatcher = dispatcher(4, 8);
        for (var i = 0; i < 3_000; i++) {
            dispatcher.offer(List.of(delivery(i, "k" + random.nextInt(7))));
        }
        var done = 0;
        var open = new ArrayList<InboxDelivery>();
        var seen = 0;
        while (done < 3_000) {
            run();
            open.addAll(given.subList(seen, given.size()));
            seen = given.size();
            dispatcher.finished(open.remove(random.nextInt(open.size())));
            done++;
        }
        for (var k = 0; k < 7; k++) {
            var key = "k" + k;
            assertThat(given.stream()
                            .filter(delivery -> key.equals(delivery.message().key()))
                            .map(delivery -> delivery.message().offset()))
                    .isSorted()
                    .hasSizeGreaterThan(100);
        }
    }
}
