package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import org.danubecamel.embedded.storage.format.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in a data directory. What was told as kept is found again after the process was killed and, where
 * every write is synced, after the machine lost its power. One log has all topics, so that one sync serves all who wait.
 */
public final class DiskStorage implements Storage {

    private static final int SEGMENT_BYTES = 32 << 20;
    private static final int PENDING_BYTES = 128 << 20;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final int MOST_CACHED_BYTES = 256 << 20;

    private final @Nullable DirectoryLock lock;
    private final DiskState state;
    private final CommitLog log;
    private final Appender appender;
    private final Collection<String> foundNamespaces;
    private final Collection<TopicStorage> foundTopics;

    private DiskStorage(
            @Nullable DirectoryLock lock, Disk disk, CommitLog.Settings settings, long cachedBytes, Executor broker)
            throws IOException {
        this.lock = lock;
        Segments segments = new Segments();
        this.state = new DiskState(new CacheBudget(cachedBytes), segments.use);
        Recovery recovery = new Recovery(state);
        this.log = CommitLog.open(disk, settings, new Contents(state, recovery));
        complete(recovery);
        this.appender = new Appender(log, disk.describe(), broker);
        state.connect(log, appender);
        Cleaner cleaner = new Cleaner(log, state, segments.use, settings.segmentBytes());
        segments.cleaner = cleaner;
        this.foundNamespaces = state.namespaces();
        this.foundTopics = List.copyOf(state.topics());
        log.onBatch(() -> {
            appender.tell();
            cleaner.step();
        });
        log.start();
    }

    private void complete(Recovery recovery) {
        boolean complete = false;
        try {
            recovery.complete();
            complete = true;
        } finally {
            if (!complete) {
                log.close();
            }
        }
    }

    /**
     * Opens a data directory, which is made if it does not exist, and brings back what it has.
     *
     * @param fsync whether every write is synced before it counts as kept
     * @param broker runs what learns about changes
     * @throws StorageException if the directory cannot be used, is used by another broker, or is damaged
     */
    public static DiskStorage open(Path directory, boolean fsync, Executor broker) {
        DirectoryLock lock = DirectoryLock.take(directory);
        boolean opened = false;
        try {
            DiskStorage storage = new DiskStorage(
                    lock,
                    new DirectoryDisk(directory),
                    new CommitLog.Settings(SEGMENT_BYTES, fsync, atMost(PENDING_BYTES), PAUSE_NANOS),
                    atMost(MOST_CACHED_BYTES),
                    broker);
            opened = true;
            return storage;
        } catch (IOException e) {
            throw new StorageException("The data directory " + directory + " cannot be used: " + e.getMessage(), e);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** Returns what is usual, or what a small heap allows. */
    private static int atMost(int bytes) {
        return (int) Math.min(bytes, Runtime.getRuntime().maxMemory() / 8);
    }

    /** Opens a disk that nobody else uses. */
    static DiskStorage open(Disk disk, CommitLog.Settings settings, long cachedBytes, Executor broker)
            throws IOException {
        return new DiskStorage(null, disk, settings, cachedBytes, broker);
    }

    @Override
    public Collection<String> namespaces() {
        return foundNamespaces;
    }

    @Override
    public Collection<TopicStorage> topics() {
        return foundTopics;
    }

    @Override
    public void addNamespace(String name) {
        state.addNamespace(name);
    }

    @Override
    public void removeNamespace(String name) {
        state.removeNamespace(name);
    }

    @Override
    public TopicStorage createTopic(String name, boolean reliable) {
        return state.createTopic(name, reliable);
    }

    @Override
    public void sync(Saved saved) {
        appender.sync(saved);
    }

    @Override
    public void close() {
        appender.retryChanges();
        log.close();
        if (lock != null) {
            lock.close();
        }
    }

    /** The use of segments, which is counted before there is someone to delete them. */
    private static final class Segments {

        private final SegmentUse use = new SegmentUse(this::unused);
        private @Nullable Cleaner cleaner;

        private void unused(int segment) {
            if (cleaner != null) {
                cleaner.unused(segment);
            }
        }
    }

    private record Contents(DiskState state, Recovery recovery) implements CommitLog.Contents {

        @Override
        public MessageLite snapshot() {
            return state.snapshot();
        }

        @Override
        public void recovered(long position, boolean newestSegment, ByteBuffer entry) throws IOException {
            recovery.entry(Entry.parseFrom(entry), position, newestSegment);
        }
    }
}
