package org.danubecamel.embedded.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The bytes of one file: as a process sees them, as they are on the medium, and what is on its way there. */
final class VolatileContent {

    private static final int SECTOR = 512;

    private byte[] seen;
    private int size;
    private byte[] synced;
    private int syncedSize;

    /** What was written to each sector since it was last synced, oldest first. */
    private final Map<Integer, List<byte[]>> unsynced = new TreeMap<>();

    VolatileContent() {
        this(new byte[SECTOR], 0);
    }

    private VolatileContent(byte[] bytes, int size) {
        this.seen = bytes.clone();
        this.size = size;
        this.synced = bytes;
        this.syncedSize = size;
    }

    int size() {
        return size;
    }

    void read(ByteBuffer into, int position) {
        int count = Math.min(into.remaining(), size - position);
        if (count > 0) {
            into.put(seen, position, count);
        }
    }

    void write(ByteBuffer bytes, int position) {
        int end = position + bytes.remaining();
        if (end > seen.length) {
            int sectors = Math.max(end, 2 * seen.length) / SECTOR + 1;
            seen = Arrays.copyOf(seen, sectors * SECTOR);
            synced = Arrays.copyOf(synced, sectors * SECTOR);
        }
        bytes.get(seen, position, bytes.remaining());
        size = Math.max(size, end);
        for (int sector = position / SECTOR; sector * SECTOR < end; sector++) {
            unsynced.computeIfAbsent(sector, none -> new ArrayList<>())
                    .add(Arrays.copyOfRange(seen, sector * SECTOR, (sector + 1) * SECTOR));
        }
    }

    void force() {
        unsynced.forEach((sector, versions) -> store(sector, versions.get(versions.size() - 1)));
        syncedSize = size;
        unsynced.clear();
    }

    /** Of each sector some version reaches the medium, or none; the system does not try again. */
    void settle(Random random) {
        unsynced.forEach((sector, versions) -> {
            int chosen = random.nextInt(versions.size() + 1);
            if (chosen > 0) {
                store(sector, versions.get(chosen - 1));
                syncedSize = Math.max(syncedSize, Math.min(size, (sector + 1) * SECTOR));
            }
        });
        if (random.nextBoolean()) {
            syncedSize = size;
        }
        unsynced.clear();
    }

    private void store(int sector, byte[] version) {
        System.arraycopy(version, 0, synced, sector * SECTOR, SECTOR);
    }

    /** Returns what is on the medium, as the only thing that is left. */
    VolatileContent onMedium() {
        return new VolatileContent(synced.clone(), syncedSize);
    }

    /** Changes one bit, also on the medium. */
    void flip(int position, int bit) {
        seen[position] ^= (byte) (1 << bit);
        synced[position] ^= (byte) (1 << bit);
    }
}
