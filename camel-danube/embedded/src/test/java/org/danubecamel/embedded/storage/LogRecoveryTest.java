package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;
import org.danubecamel.embedded.storage.DiskFaults.Operation;
import org.junit.jupiter.api.Test;

/** What a log does with files that are not as it left them. */
class LogRecoveryTest {

    private final VolatileDisk disk = new VolatileDisk(1);

    @Test
    void aTornTailIsCutAndTheNextRecoveryFindsNothingToCut() throws IOException {
        long end = write("a", "b");
        put(disk, Segment.name(1), end, ByteBuffer.wrap(new byte[] {1, 2, 3}));
        put(disk, Segment.name(1), end + 700, ByteBuffer.wrap(new byte[] {4}));

        try (TestLog log = new TestLog(disk)) {
            assertThat(log.found()).containsExactly("a", "b");
        }

        assertThat(bytes(disk, Segment.name(1), end, 2000)).containsOnly(0);
        VolatileDisk left = disk.powerCut();
        try (TestLog log = new TestLog(left)) {
            assertThat(log.found()).containsExactly("a", "b");
            log.append("c").join();
        }
        try (TestLog log = new TestLog(left)) {
            assertThat(log.found()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void damageBeforeTheTailIsRefused() throws IOException {
        write("a", "b", "c");
        disk.content(Segment.name(1)).flip(70, 3);

        assertThatThrownBy(() -> new TestLog(disk))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining(Segment.name(1))
                .hasMessageContaining("damaged at byte")
                .hasMessageContaining("synced before the one at byte")
                .hasMessageContaining("Restore the directory");
        assertThat(disk.handles()).isZero();
    }

    @Test
    void damageInAnOlderFileIsRefused() throws IOException {
        try (TestLog log = new TestLog(disk)) {
            log.fillUntilSegment(3);
        }
        disk.content(Segment.name(2)).flip(3000, 3);

        assertThatThrownBy(() -> new TestLog(disk))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining(Segment.name(2))
                .hasMessageContaining("the next file begins with block");
        assertThat(disk.handles()).isZero();
    }

    @Test
    void aFileWithoutABeginningIsRefused() throws IOException {
        write("a");
        disk.content(Segment.name(1)).flip(0, 0);

        assertThatThrownBy(() -> new TestLog(disk))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("does not begin with a whole block");
    }

    @Test
    void aFileOfAnotherDirectoryIsRefused() throws IOException {
        VolatileDisk other = new VolatileDisk(2);
        try (TestLog log = new TestLog(other)) {
            log.fillUntilSegment(2);
        }
        try (TestLog log = new TestLog(disk)) {
            log.fillUntilSegment(2);
        }
        put(disk, Segment.name(1), 0, ByteBuffer.wrap(bytes(other, Segment.name(1), 0, 4096)));

        assertThatThrownBy(() -> new TestLog(disk))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining(Segment.name(1))
                .hasMessageContaining("belongs to another data directory");
    }

    @Test
    void aFormatThatIsNotKnownIsSaid() throws IOException {
        write("a");
        ByteBuffer header = ByteBuffer.wrap(bytes(disk, Segment.name(1), 0, BlockHeader.LENGTH));
        header.put(4, (byte) 9);
        CRC32C checksum = new CRC32C();
        checksum.update(header.duplicate().limit(BlockHeader.LENGTH - 4));
        header.putInt(BlockHeader.LENGTH - 4, (int) checksum.getValue());
        put(disk, Segment.name(1), 0, header);

        assertThatThrownBy(() -> new TestLog(disk))
                .hasMessageContaining(Segment.name(1))
                .hasMessageContaining("format 9")
                .hasMessageContaining("Use the version that wrote it");
    }

    @Test
    void whatIsLeftOfTwoBlocksOnTheSamePlaceIsNoBlock() throws IOException {
        ByteBuffer first = block("a1", "a2");
        ByteBuffer second = block("b1", "b2");
        int half = BlockHeader.LENGTH + EntryFrame.PREFIX + StringValue.of("a1").getSerializedSize();
        put(disk, "mixed", 0, first.duplicate().limit(half));
        put(disk, "mixed", half, second.duplicate().position(half));
        put(disk, "whole", 0, first);

        assertThat(new SegmentScan(disk.open("mixed"), "mixed").next((position, entry) -> {}))
                .isNull();
        assertThat(new SegmentScan(disk.open("whole"), "whole").next((position, entry) -> {}))
                .isNotNull();
    }

    @Test
    void aRecoveryThatCannotSyncIsRefusedAndLeavesNoFileOpen() throws IOException {
        write("a");
        for (Operation failing : List.of(Operation.FORCE, Operation.READ, Operation.OPEN, Operation.SYNC_DIRECTORY)) {
            disk.faults().fail(failing, 0, 1);

            assertThatThrownBy(() -> new TestLog(disk)).hasMessageContaining("planned failure of " + failing);
            assertThat(disk.handles()).isZero();
        }
    }

    @Test
    void aFirstFileThatCannotBeMadeIsRefusedAndLeavesNoFileOpen() {
        for (Operation failing :
                List.of(Operation.WRITE, Operation.FORCE, Operation.RENAME, Operation.SYNC_DIRECTORY)) {
            VolatileDisk empty = new VolatileDisk(3);
            empty.faults().fail(failing, 0, 1);

            assertThatThrownBy(() -> new TestLog(empty)).hasMessageContaining("planned failure of " + failing);
            assertThat(empty.handles()).isZero();
        }
    }

    /** Returns where in the first file the last entry ends. */
    private long write(String... texts) throws IOException {
        try (TestLog log = new TestLog(disk)) {
            long end = 0;
            for (String text : texts) {
                end = (log.append(text).join() & 0xFFFFFFFFL)
                        + EntryFrame.PREFIX
                        + StringValue.of(text).getSerializedSize();
            }
            return end;
        }
    }

    private static ByteBuffer block(String... texts) {
        Block block = new Block();
        for (String text : texts) {
            block.add(StringValue.of(text), new LogHistory().new Noting(0, () -> {}), true);
        }
        return block.sealed(1, 2, true);
    }

    private static void put(VolatileDisk disk, String name, long position, ByteBuffer bytes) throws IOException {
        try (DiskFile file = disk.open(name)) {
            file.write(bytes, position);
        }
    }

    private static byte[] bytes(VolatileDisk disk, String name, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (DiskFile file = disk.open(name)) {
            file.read(bytes, position);
        }
        return bytes.array();
    }
}
