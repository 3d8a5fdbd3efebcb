package org.danubecamel.embedded.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.danubecamel.embedded.storage.DiskFaults.Operation;

/**
 * A disk in memory whose power can be cut: of what was not synced, any sectors and any changes of the directory are then
 * there, and others are not. It can die at any of its operations, be full, and fail as planned.
 */
final class VolatileDisk implements Disk {

    private final Random random;
    private final DiskFaults faults = new DiskFaults();
    private final Map<String, VolatileContent> files;
    private final Map<String, VolatileContent> syncedFiles;
    private final List<DirectoryChange> unsyncedChanges;
    private long capacity = Long.MAX_VALUE;
    private int operationsLeft = Integer.MAX_VALUE;
    private boolean dead;
    private int handles;
    private boolean pretendsToSync;

    VolatileDisk(long seed) {
        this(new Random(seed), new HashMap<>(), new HashMap<>(), new ArrayList<>());
    }

    private VolatileDisk(
            Random random,
            Map<String, VolatileContent> files,
            Map<String, VolatileContent> syncedFiles,
            List<DirectoryChange> unsyncedChanges) {
        this.random = random;
        this.files = files;
        this.syncedFiles = syncedFiles;
        this.unsyncedChanges = unsyncedChanges;
    }

    DiskFaults faults() {
        return faults;
    }

    /** Lets this many operations happen; the next one may still happen, and nothing after it. */
    synchronized VolatileDisk dieAfter(int operations) {
        operationsLeft = operations;
        return this;
    }

    synchronized boolean isDead() {
        return dead;
    }

    /** From now on says that it synced, and does nothing. */
    synchronized void pretendToSync() {
        pretendsToSync = true;
    }

    /** Takes at most this many bytes in all files together. */
    synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    /** Returns how many bytes the files have. */
    synchronized long used() {
        return files.values().stream().mapToLong(VolatileContent::size).sum();
    }

    /** Returns how many files were opened and not closed. */
    synchronized int handles() {
        return handles;
    }

    synchronized VolatileContent content(String name) {
        VolatileContent content = files.get(name);
        if (content == null) {
            throw new AssertionError("no " + name + " in " + files.keySet());
        }
        return content;
    }

    /** Returns what the machine finds when its power is back; this disk is dead from now on. */
    synchronized VolatileDisk powerCut() {
        dead = true;
        Map<String, VolatileContent> left = new HashMap<>(syncedFiles);
        unsyncedChanges.stream().filter(change -> random.nextBoolean()).forEach(change -> change.applyTo(left));
        left.replaceAll((name, content) -> {
            content.settle(random);
            return content.onMedium();
        });
        return new VolatileDisk(random, left, new HashMap<>(left), new ArrayList<>());
    }

    /** Returns what another process finds when this one was killed; this disk is dead from now on. */
    synchronized VolatileDisk kill() {
        dead = true;
        return new VolatileDisk(random, files, syncedFiles, unsyncedChanges);
    }

    @Override
    public synchronized List<String> names() throws IOException {
        checkAlive();
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized DiskFile open(String name) throws IOException {
        checkAlive();
        faults.check(Operation.OPEN);
        VolatileContent content = files.get(name);
        if (content == null) {
            content = new VolatileContent();
            change(new DirectoryChange(null, name, content));
        }
        handles++;
        countOperation();
        return new Handle(content);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        checkAlive();
        faults.check(Operation.RENAME);
        VolatileContent content = files.get(from);
        if (content == null) {
            throw new FileNotFoundException(from);
        }
        change(new DirectoryChange(from, to, content));
        countOperation();
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        checkAlive();
        faults.check(Operation.DELETE);
        VolatileContent content = files.get(name);
        if (content != null) {
            change(new DirectoryChange(name, null, content));
        }
        countOperation();
    }

    private void change(DirectoryChange change) {
        change.applyTo(files);
        unsyncedChanges.add(change);
    }

    @Override
    public synchronized void syncDirectory() throws IOException {
        countOperation();
        faults.check(Operation.SYNC_DIRECTORY);
        if (!pretendsToSync) {
            unsyncedChanges.forEach(change -> change.applyTo(syncedFiles));
            unsyncedChanges.clear();
        }
    }

    @Override
    public String describe() {
        return "volatile disk";
    }

    private void checkAlive() throws IOException {
        if (dead) {
            throw new IOException("the machine has no power");
        }
    }

    /** Called at the end of what may happen at the moment of death, and at the beginning of what may not. */
    private void countOperation() throws IOException {
        checkAlive();
        if (operationsLeft-- <= 0) {
            dead = true;
            checkAlive();
        }
    }

    private final class Handle implements DiskFile {

        private final VolatileContent content;
        private boolean open = true;

        Handle(VolatileContent content) {
            this.content = content;
        }

        @Override
        public long size() throws IOException {
            synchronized (VolatileDisk.this) {
                checkOpen();
                return content.size();
            }
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            synchronized (VolatileDisk.this) {
                checkOpen();
                faults.check(Operation.READ);
                content.read(into, Math.toIntExact(position));
            }
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            synchronized (VolatileDisk.this) {
                checkOpen();
                boolean fails = faults.hits(Operation.WRITE);
                int room =
                        (int) Math.min(bytes.remaining(), Math.max(0, capacity - used() + content.size() - position));
                int taken = fails ? random.nextInt(room + 1) : room;
                boolean all = taken == bytes.remaining();
                content.write(bytes.slice().limit(taken), Math.toIntExact(position));
                countOperation();
                if (fails || !all) {
                    throw new IOException(fails ? "planned failure of WRITE" : "No space left on device");
                }
                bytes.position(bytes.limit());
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (VolatileDisk.this) {
                checkOpen();
                countOperation();
                if (faults.hits(Operation.FORCE)) {
                    content.settle(random);
                    throw new IOException("planned failure of FORCE");
                }
                if (!pretendsToSync) {
                    content.force();
                }
            }
        }

        private void checkOpen() throws IOException {
            checkAlive();
            if (!open) {
                throw new ClosedChannelException();
            }
        }

        @Override
        public void close() {
            synchronized (VolatileDisk.this) {
                if (open) {
                    open = false;
                    handles--;
                }
            }
        }
    }
}
