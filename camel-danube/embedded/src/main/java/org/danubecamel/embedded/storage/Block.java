package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The entries that go to the disk together, and who waits for them. */
final class Block {

    private static final int USUAL = 1 << 20;

    private final List<CommitLog.Outcome> outcomes = new ArrayList<>();
    private boolean leavesReserve;
    private int[] places = new int[256];
    private ByteBuffer bytes = ByteBuffer.allocateDirect(USUAL).position(BlockHeader.LENGTH);

    /**
     * Adds an entry.
     *
     * @param onlyIfRoom whether it is to leave the last reserved space to others
     */
    void add(MessageLite entry, CommitLog.Outcome outcome, boolean onlyIfRoom) {
        int length = entry.getSerializedSize();
        makeRoom(EntryFrame.PREFIX + length);
        if (outcomes.size() == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[outcomes.size()] = bytes.position();
        EntryFrame.write(entry, length, bytes);
        outcomes.add(outcome);
        leavesReserve |= onlyIfRoom;
    }

    private void makeRoom(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            if (needed > BlockHeader.MAX_BODY) {
                throw new IllegalArgumentException("a block of " + needed + " bytes would be too large");
            }
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(needed, bytes.capacity() * 2));
            bytes = larger.put(bytes.flip());
        }
    }

    /** Whether something in it is to leave the last reserved space to others. */
    boolean leavesReserve() {
        return leavesReserve;
    }

    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    int length() {
        return bytes.position();
    }

    List<CommitLog.Outcome> outcomes() {
        return outcomes;
    }

    /** Returns where within the block an entry begins. */
    int place(int index) {
        return places[index];
    }

    /** Returns the block as it is to be written. */
    ByteBuffer sealed(long log, long sequence, boolean synced) {
        ByteBuffer written = bytes.duplicate().flip();
        int checksum = EntryFrame.checksumOfAll(written.duplicate().position(BlockHeader.LENGTH));
        new BlockHeader(log, sequence, synced, length() - BlockHeader.LENGTH, checksum).write(bytes, 0);
        return written;
    }

    /** Forgets everything, and the memory that an unusually large block took. */
    void clear() {
        outcomes.clear();
        leavesReserve = false;
        if (bytes.capacity() > 4 * USUAL) {
            bytes = shrunk();
        }
        bytes.clear().position(BlockHeader.LENGTH);
    }

    private ByteBuffer shrunk() {
        try {
            return ByteBuffer.allocateDirect(USUAL);
        } catch (OutOfMemoryError e) {
            // The large one serves as well, and is there.
            return bytes;
        }
    }
}
