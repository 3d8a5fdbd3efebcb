package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of entries in segment files. All entries that gather while one block is on its way to the disk
 * make the next one, so that they share a sync. For any thread.
 */
final class CommitLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);

    /** How long to wait after a failure: what is refused meanwhile would fail too. */
    private static final long PAUSE_NANOS = 100_000_000L;

    private final Disk disk;
    private final Settings settings;
    private final SpareSegment spare;
    private final ConcurrentNavigableMap<Integer, Segment> segments = new ConcurrentSkipListMap<>();
    private final SegmentWriter writer;
    private final Thread thread = new Thread(this::run, "danube-commit");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Block filling = new Block();
    private Block flushing = new Block();
    private boolean closed;
    private boolean failing;
    private Runnable batchListener = () -> {};

    private CommitLog(Disk disk, Settings settings, Contents contents) throws IOException {
        this.disk = disk;
        this.settings = settings;
        this.spare = new SpareSegment(disk, settings.segmentBytes());
        LogRecovery recovery = new LogRecovery(disk, contents);
        recovery.run();
        segments.putAll(recovery.segments());
        if (segments.isEmpty()) {
            writer = new SegmentWriter(disk, contents, settings, new SecureRandom().nextLong(), 0);
            begin(spare.makeNow());
        } else {
            writer = new SegmentWriter(disk, contents, settings, recovery.log(), recovery.nextSequence());
            writer.resume(segments.lastEntry().getValue(), recovery.end());
        }
        thread.setDaemon(true);
    }

    /**
     * How the log writes.
     *
     * @param segmentBytes how large a segment gets before the next one begins; each entry is in one piece, so it may get
     *     larger
     * @param fsync whether an entry is synced before it counts as committed
     * @param maxPendingBytes how much may wait for the disk; more fails
     */
    record Settings(int segmentBytes, boolean fsync, int maxPendingBytes) {}

    /** What the entries add up to. */
    interface Contents {

        /** Returns everything that the entries committed so far say and that must outlive their segments. */
        MessageLite snapshot();

        /**
         * Learns of an entry when the log is opened: first all of the newest segment, which begins with a snapshot, then
         * all of each older one.
         */
        void recovered(long position, boolean newestSegment, ByteBuffer entry) throws IOException;
    }

    /** What becomes of an entry. */
    interface Outcome {

        /** It is on the disk. On the commit thread, in the order of the log. */
        void committed(long position);

        /**
         * It is not, and does not count. Before anybody can append again, in the order of the log, after all earlier
         * outcomes. Or there was no place for it, and then on the thread that appends.
         */
        void failed(IOException cause);
    }

    /** Opens a log and brings back what it has; without files it is empty. */
    static CommitLog open(Disk disk, Settings settings, Contents contents) throws IOException {
        return new CommitLog(disk, settings, contents);
    }

    static int segmentOf(long position) {
        return (int) (position >>> 32);
    }

    /** Sets what runs on the commit thread after the outcomes of each block, before the log is started. */
    void onBatch(Runnable listener) {
        batchListener = listener;
    }

    /** Begins to commit. */
    void start() {
        spare.prepare();
        thread.start();
    }

    /** Appends an entry. It is made while no other entry is, so that what it numbers has the order of the log. */
    void append(Supplier<? extends MessageLite> entry, Outcome outcome) {
        lock.lock();
        try {
            if (closed) {
                outcome.failed(new IOException("the broker stops"));
            } else if (filling.length() > settings.maxPendingBytes()) {
                outcome.failed(new IOException("the disk is too slow: " + (filling.length() >> 20)
                        + " MiB wait to be written. Send less, or use a faster disk"));
            } else {
                add(entry, outcome);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(Supplier<? extends MessageLite> entry, Outcome outcome) {
        try {
            filling.add(entry.get(), outcome);
        } catch (RuntimeException | OutOfMemoryError e) {
            outcome.failed(new IOException("no memory for an entry: " + e, e));
        }
    }

    /**
     * Returns the entry at a position that an outcome or the recovery told.
     *
     * @throws IOException if it cannot be read, is damaged, or its segment was deleted
     */
    ByteBuffer read(long position) throws IOException {
        Segment segment = segments.get(segmentOf(position));
        if (segment == null) {
            throw new IOException("The file " + Segment.name(segmentOf(position)) + " was deleted");
        }
        return SegmentReader.read(segment, position & 0xFFFFFFFFL);
    }

    int activeSegment() {
        return writer.segment().number();
    }

    /** Returns the numbers of all segments. */
    List<Integer> segments() {
        return List.copyOf(segments.keySet());
    }

    /** Deletes a segment, not the active one, and with it its entries, in the background. */
    void deleteSegment(int number) {
        if (number == activeSegment()) {
            throw new IllegalArgumentException("segment " + number + " is active");
        }
        Segment segment = segments.remove(number);
        if (segment != null) {
            spare.delete(segment);
        }
    }

    /** Whether there was no space for another segment when it was last tried. Appending still works for a while. */
    boolean isFull() {
        return spare.isFull();
    }

    /** Looks for space again, if there was none and that is at least a second ago. */
    void requestSpace() {
        spare.request();
    }

    private void run() {
        while (awaitEntries()) {
            try {
                commit();
            } catch (Throwable e) {
                // What is half applied must not be built upon.
                writer.giveUp(e);
                fail(new IOException("the broker failed: " + e, e));
            }
            batchListener.run();
        }
    }

    /** Takes what has gathered, and returns false when the log is closed and nothing is left. */
    private boolean awaitEntries() {
        lock.lock();
        try {
            while (filling.isEmpty()) {
                if (closed) {
                    return false;
                }
                changed.awaitUninterruptibly();
            }
            Block taken = filling;
            filling = flushing;
            flushing = taken;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void commit() {
        long position;
        try {
            position = writer.write(flushing);
        } catch (IOException e) {
            fail(e);
            pause();
            return;
        }
        if (failing) {
            failing = false;
            LOG.info("{}: can be written to again", disk.describe());
        }
        List<Outcome> outcomes = flushing.outcomes();
        for (int i = 0; i < outcomes.size(); i++) {
            outcomes.get(i).committed(position + flushing.place(i));
        }
        flushing.clear();
        if (writer.isSegmentFull()) {
            DiskFile space = spare.take();
            if (space != null) {
                roll(space);
            }
        }
    }

    private void roll(DiskFile space) {
        try {
            begin(space);
        } catch (IOException e) {
            // From here on a crash might leave either segment as the newest one.
            writer.giveUp(e);
            LOG.error("{}: cannot begin a new file; restart the broker when that is mended", disk.describe(), e);
        }
        spare.prepare();
    }

    private void begin(DiskFile space) throws IOException {
        Segment begun = writer.begin(space);
        segments.put(begun.number(), begun);
    }

    /** Fails everything that is on its way, before anything new can be. */
    private void fail(IOException cause) {
        if (!failing) {
            failing = true;
            LOG.error("{}: cannot be written to", disk.describe(), cause);
        }
        lock.lock();
        try {
            flushing.outcomes().forEach(outcome -> outcome.failed(cause));
            filling.outcomes().forEach(outcome -> outcome.failed(cause));
            flushing.clear();
            filling.clear();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            long left = PAUSE_NANOS;
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody has a reason to interrupt this thread", e);
        } finally {
            lock.unlock();
        }
    }

    /** Commits what was appended and ends; returns when that is done. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            spare.close();
            for (Segment segment : segments.values()) {
                segment.file().close();
            }
        } catch (IOException e) {
            LOG.warn("{}: cannot be closed: {}", disk.describe(), e.toString());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
