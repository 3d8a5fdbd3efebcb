package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.StringValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.danubecamel.embedded.storage.DiskFaults.Operation;
import org.junit.jupiter.api.Test;

class CommitLogTest {

    private final VolatileDisk disk = new VolatileDisk(1);

    @Test
    void anEntryIsReadWhereItsOutcomeSaid() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            long small = log.append("small").join();
            long large = log.append("large" + " ".repeat(20_000)).join();

            assertThat(StringValue.parseFrom(log.log().read(small)).getValue()).isEqualTo("small");
            assertThat(StringValue.parseFrom(log.log().read(large)).getValue()).hasSize(20_005);
        }
        assertThat(disk.handles()).isZero();
    }

    @Test
    void whatAFailedCommitHadTakenGoesToTheNextOne() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            log.append("before").join();
            disk.faults().fail(Operation.FORCE, 0, Integer.MAX_VALUE);
            CompletableFuture<Long> failed = log.append("failed, and rather long");
            assertThat(TestLog.failure(failed)).contains("planned failure of FORCE");
            disk.faults().end();

            log.append("after").join();
            log.append("later").join();
        }
        try (TestLog log = new TestLog(disk.powerCut())) {
            assertThat(log.found()).containsExactly("before", "after", "later");
        }
    }

    @Test
    void whatWaitedBehindAFailedCommitFailsWithItInOrder() throws IOException {
        List<String> outcomes = new ArrayList<>();
        try (TestLog log = new TestLog(disk)) {
            CountDownLatch blocked = block(log);
            disk.faults().fail(Operation.WRITE, 0, Integer.MAX_VALUE);
            CompletableFuture<?> last = null;
            for (String text : List.of("a", "b", "c")) {
                last = log.append(text).whenComplete((position, failure) -> outcomes.add(text + (failure != null)));
            }
            blocked.countDown();

            await().until(last::isDone);
        }
        assertThat(outcomes).containsExactly("atrue", "btrue", "ctrue");
    }

    @Test
    void moreThanMayWaitIsRefusedUnlessItMustBeKept() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            CountDownLatch blocked = block(log);
            CompletableFuture<Long> large = log.appendIfRoom("x".repeat(10_001));
            CompletableFuture<Long> refused = log.appendIfRoom("refused");
            CompletableFuture<Long> change = log.append("change");
            assertThat(TestLog.failure(refused))
                    .contains("the disk is too slow")
                    .contains("MiB wait");

            blocked.countDown();

            assertThat(large.join()).isPositive();
            assertThat(change.join()).isPositive();
        }
    }

    @Test
    void closingCommitsWhatWaitsAndRefusesWhatComesLater() throws IOException {
        TestLog log = new TestLog(disk);
        CountDownLatch blocked = block(log);
        CompletableFuture<Long> waiting = log.append("waiting");
        Thread closing = new Thread(log::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.WAITING);

        assertThat(TestLog.failure(log.append("late"))).contains("the broker stops");
        blocked.countDown();

        assertThat(waiting.join()).isPositive();
        await().until(() -> !closing.isAlive());
        try (TestLog again = new TestLog(disk)) {
            assertThat(again.found()).contains("waiting").doesNotContain("late");
        }
    }

    @Test
    void anOutcomeThatFailsStopsTheLogAndNobodyIsToldTwice() throws IOException {
        List<String> told = new ArrayList<>();
        try (TestLog log = new TestLog(disk)) {
            CountDownLatch blocked = block(log);
            CompletableFuture<Long> first = log.append("first");
            log.log().append(() -> StringValue.of("defective"), new CommitLog.Outcome() {
                @Override
                public void committed(long position) {
                    throw new IllegalStateException("planned defect");
                }

                @Override
                public void failed(IOException cause) {
                    told.add(cause.getMessage());
                }
            });
            CompletableFuture<Long> third = log.append("third");
            blocked.countDown();

            assertThat(first.join()).isPositive();
            assertThat(TestLog.failure(third)).contains("planned defect");
            assertThat(TestLog.failure(log.append("fourth")))
                    .contains("restarted")
                    .contains("planned defect");
        }
        assertThat(told).singleElement().asString().contains("planned defect");
    }

    @Test
    void aListenerThatFailsStopsTheLogAndNothingHangs() throws IOException {
        CommitLog log = CommitLog.open(disk, TestLog.SETTINGS, new LogFindings(new LogHistory()));
        log.onBatch(() -> {
            throw new IllegalStateException("planned defect");
        });
        log.start();
        LogHistory history = new LogHistory();
        for (int i = 0; i < 2; i++) {
            CountDownLatch told = new CountDownLatch(1);
            LogHistory.Noting outcome = history.new Noting(1, told::countDown);
            log.append(outcome::entry, outcome);
            await().until(() -> told.getCount() == 0);
        }
        log.close();

        assertThat(history.keptEntries()).isEqualTo(1);
    }

    /** Has the commit thread wait within an outcome. */
    private static CountDownLatch block(TestLog log) {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        log.log().append(() -> StringValue.of("blocking"), new CommitLog.Outcome() {
            @Override
            public void committed(long position) {
                reached.countDown();
                awaitLatch(blocked);
            }

            @Override
            public void failed(IOException cause) {
                throw new AssertionError(cause);
            }
        });
        awaitLatch(reached);
        return blocked;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
