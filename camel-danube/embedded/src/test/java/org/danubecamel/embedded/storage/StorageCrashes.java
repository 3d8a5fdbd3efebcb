package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.danubecamel.embedded.storage.DiskFaults.Operation;

/** One storage with several lives, each of which ends with a crash at some operation of its disk. */
final class StorageCrashes {

    private static final int LIVES = 4;

    private final StorageHistory history = new StorageHistory();
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
    private final StorageCoverage coverage;
    private final Random random;
    private final CommitLog.Settings settings;
    private final boolean faults;
    private final StorageDefect defect;
    private VolatileDisk disk;

    StorageCrashes(long seed, boolean fsync, boolean faults, StorageDefect defect, StorageCoverage coverage) {
        this.random = new Random(seed);
        this.settings = new CommitLog.Settings(1024 << random.nextInt(4), fsync, 1 << 20, 1);
        this.disk = new VolatileDisk(random.nextLong());
        this.faults = faults;
        this.defect = defect;
        this.coverage = coverage;
    }

    /** Lives and crashes, and returns what was wrong. */
    List<String> problems() {
        for (int life = 0; life < LIVES && history.problems().isEmpty(); life++) {
            live(100 << random.nextInt(4), 50 << random.nextInt(5));
            coverage.add(disk);
            disk = random.nextInt(3) == 0 ? disk.kill() : disk.powerCut();
        }
        live(20, Integer.MAX_VALUE);
        return history.problems();
    }

    private void live(int steps, int operations) {
        try {
            DiskStorage storage = open(operations);
            if (history.problems().isEmpty()) {
                use(storage, steps);
            } else {
                storage.close();
            }
        } catch (IOException | RuntimeException e) {
            if (!disk.isDead()) {
                history.problems().add("failed: " + e);
            }
        }
    }

    private DiskStorage open(int operations) throws IOException {
        DiskStorage storage = DiskStorage.open(disk, settings, 3000, told::add);
        String found;
        try {
            found = StoredState.describe(storage);
        } catch (StorageException e) {
            storage.close();
            throw e;
        }
        history.found(found);
        disk.dieAfter(operations);
        return storage;
    }

    private void use(DiskStorage storage, int steps) {
        StorageUser user = new StorageUser(storage, disk, history, defect, new Random(random.nextLong()));
        try {
            for (int i = 0; i < steps && !disk.isDead(); i++) {
                if (faults && random.nextInt(40) == 0) {
                    plan();
                }
                user.step();
                hear(random.nextInt(30));
            }
            if (random.nextBoolean()) {
                disk.faults().end();
                hear(0);
            } else if (random.nextBoolean()) {
                disk.dieAfter(0);
            }
        } finally {
            coverage.read(user.reads());
            storage.close();
            told.forEach(history::hear);
            told.clear();
            if (history.awaited() > 0) {
                history.problems().add(history.awaited() + " were not told");
            }
        }
    }

    private void plan() {
        switch (random.nextInt(5)) {
            case 0 -> disk.faults().fail(Operation.FORCE, random.nextInt(3), 1 + random.nextInt(2));
            case 1 -> disk.faults().fail(Operation.WRITE, random.nextInt(3), 1 + random.nextInt(2));
            case 2 -> disk.faults().fail(Operation.DELETE, 0, 1);
            case 3 -> disk.capacity(disk.used() + random.nextInt(3000));
            default -> disk.capacity(Long.MAX_VALUE);
        }
    }

    /** Runs what the storage tells, until at most so many steps are awaited. */
    private void hear(int mostAwaited) {
        for (Runnable next = told.poll(); next != null; next = told.poll()) {
            history.hear(next);
        }
        while (history.awaited() > mostAwaited) {
            try {
                Runnable next = told.poll(20, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IllegalStateException("a step is not told of");
                }
                history.hear(next);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
