package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.danubecamel.embedded.storage.DiskFaults.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The beginning of a new file and the end of an old one, and what may go wrong with them. */
class SegmentRollTest {

    private final VolatileDisk disk = new VolatileDisk(1);

    @Test
    void aLogHasManyFilesAndAllOfThemAreFound() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            log.fillUntilSegment(5);
            log.append("last").join();
        }
        assertThat(disk.handles()).isZero();
        try (TestLog log = new TestLog(disk.powerCut())) {
            assertThat(log.log().segments()).containsExactly(1, 2, 3, 4, 5);
            assertThat(log.found()).endsWith("last");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"RENAME", "SYNC_DIRECTORY"})
    void aNewFileThatCannotGetItsNameStopsTheLogAndNothingCommittedIsLost(Operation failing) throws IOException {
        try (TestLog log = new TestLog(disk)) {
            disk.faults().fail(failing, 0, 1);
            int committed = 0;
            while (!log.append("entry " + committed + " ".repeat(1000)).isCompletedExceptionally()
                    && TestLog.failure(log.append("next")).startsWith("committed")) {
                committed++;
            }
            assertThat(TestLog.failure(log.append("later")))
                    .contains("restarted")
                    .contains("planned failure");

            try (TestLog again = new TestLog(disk.powerCut())) {
                assertThat(again.found()).filteredOn("next"::equals).hasSize(committed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"WRITE", "FORCE"})
    void aNewFileThatCannotBeWrittenIsTriedAgainLater(Operation failing) throws IOException {
        try (TestLog log = new TestLog(disk)) {
            await().until(() -> {
                // The commit itself passes; the next operation of this kind is that of the new file, if there is one.
                disk.faults().fail(failing, 1, 1);
                TestLog.failure(log.append("entry" + " ".repeat(5000)));
                return log.log().isFull();
            });
            disk.faults().end();
            int before = log.log().activeSegment();

            await().until(() -> {
                log.log().requestSpace();
                log.append("more" + " ".repeat(5000)).join();
                return log.log().activeSegment() > before;
            });
            assertThat(log.log().isFull()).isFalse();
        }
        assertThat(disk.handles()).isZero();
    }

    @Test
    void aFileThatCannotBeDeletedIsFoundAgainAndNothingElseHappens() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            log.fillUntilSegment(3);
            await().until(() -> disk.names().contains(SpareSegment.NAME));
            disk.faults().fail(Operation.DELETE, 0, 1);
            log.log().deleteSegment(1);
            log.fillUntilSegment(4);

            assertThat(log.log().segments()).containsExactly(2, 3, 4);
        }
        VolatileDisk left = disk.powerCut();
        try (TestLog log = new TestLog(left)) {
            assertThat(log.log().segments()).containsExactly(1, 2, 3, 4);
            log.log().deleteSegment(1);
            await().until(() -> !left.names().contains(Segment.name(1)));
        }
    }

    @Test
    void withoutSpaceForANewFileEntriesStillGoToTheOldOne() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            await().until(() -> disk.names().contains(SpareSegment.NAME) && disk.used() == 2 * 4096);
            disk.capacity(disk.used());
            log.fillUntilSegment(2);
            await().until(() -> log.log().isFull());

            assertThat(log.append("small").join()).isPositive();
            disk.capacity(Long.MAX_VALUE);
            await().until(() -> {
                log.log().requestSpace();
                return !log.log().isFull();
            });
            log.fillUntilSegment(3);
        }
    }

    @Test
    void messagesLeaveHalfOfTheLastSpaceToOthers() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            await().until(() -> disk.names().contains(SpareSegment.NAME) && disk.used() == 2 * 4096);
            disk.capacity(disk.used());
            log.fillUntilSegment(2);
            disk.capacity(disk.used());
            String message = "m".repeat(200);
            String refusal = "committed";
            while (refusal.startsWith("committed")) {
                refusal = TestLog.failure(log.appendIfRoom(message));
            }
            assertThat(refusal).contains("no space left for messages");

            for (int i = 0; i < 30; i++) {
                assertThat(TestLog.failure(log.append("a"))).startsWith("committed");
            }
        }
    }

    @Test
    void aSpareThatWasTakenIsLeftAloneUntilItHasItsOwnName() throws IOException {
        for (int i = 0; i < 30; i++) {
            VolatileDisk own = new VolatileDisk(i);
            SpareSegment spare = new SpareSegment(own, 4096, 0);
            spare.prepare();
            spare.prepare();
            DiskFile taken = null;
            while (taken == null) {
                taken = spare.take();
            }
            taken.write(ByteBuffer.wrap(new byte[] {7}), 0);
            spare.close();

            try (DiskFile there = own.open(SpareSegment.NAME)) {
                ByteBuffer first = ByteBuffer.allocate(1);
                there.read(first, 0);
                assertThat(first.get(0)).isEqualTo((byte) 7);
            }
        }
    }
}
