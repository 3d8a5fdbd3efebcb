package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of entries in segment files. All entries that gather while one block is on its way to the disk
 * make the next one, so that they share a sync. For any thread.
 */
final class CommitLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);

    private final Disk disk;
    private final Settings settings;
    private final SpareSegment spare;
    private final ConcurrentNavigableMap<Integer, Segment> segments = new ConcurrentSkipListMap<>();
    private final SegmentWriter writer;
    private final EntryQueue queue;
    private final Thread thread = new Thread(this::run, "danube-commit");
    private boolean failing;
    private Runnable batchListener = () -> {};

    private CommitLog(Disk disk, Settings settings, Contents contents, LogRecovery recovery) throws IOException {
        this.disk = disk;
        this.settings = settings;
        this.spare = new SpareSegment(disk, settings.segmentBytes(), 10 * settings.pauseNanos());
        this.queue = new EntryQueue(settings.maxPendingBytes());
        segments.putAll(recovery.segments());
        if (segments.isEmpty()) {
            writer = new SegmentWriter(disk, contents, settings, new SecureRandom().nextLong(), 0);
            beginFirst(spare.makeNow());
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
     * @param pauseNanos how long to wait after a failure before the next attempt; what waits meanwhile would fail too
     */
    record Settings(int segmentBytes, boolean fsync, int maxPendingBytes, long pauseNanos) {}

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
        LogRecovery recovery = new LogRecovery(disk, contents);
        boolean opened = false;
        try {
            recovery.run();
            CommitLog log = new CommitLog(disk, settings, contents, recovery);
            opened = true;
            return log;
        } finally {
            if (!opened) {
                recovery.closeFiles();
            }
        }
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
        queue.add(entry, outcome, false);
    }

    /** As {@link #append}, but fails if too much waits for the disk already, or if it is about to be full. */
    void appendIfRoom(Supplier<? extends MessageLite> entry, Outcome outcome) {
        queue.add(entry, outcome, true);
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
            // What it is dispensable for must not be lost alone.
            spare.delete(segment, writer::syncIfBlocksAreNot);
        }
    }

    /** Whether there was no space for another segment when it was last tried. Appending still works for a while. */
    boolean isFull() {
        return spare.isFull();
    }

    /** Returns how many bytes of the newest segment are left. On the commit thread. */
    long reserved() {
        return writer.left();
    }

    /** Whether there is space for another segment. */
    boolean hasSpare() {
        return spare.isReady();
    }

    /** Looks for space again, if there was none and that is a while ago. */
    void requestSpace() {
        spare.request();
    }

    private void run() {
        for (Block block = queue.take(); block != null; block = queue.take()) {
            commit(block);
            try {
                batchListener.run();
            } catch (Throwable e) {
                giveUp(e);
            }
        }
    }

    private void commit(Block block) {
        int told = 0;
        try {
            makeRoom(block);
            long position = writer.write(block);
            succeeded();
            List<Outcome> outcomes = block.outcomes();
            while (told < outcomes.size()) {
                outcomes.get(told).committed(position + block.place(told));
                told++;
            }
        } catch (IOException e) {
            failed(e);
            queue.fail(e, told);
            queue.pause(settings.pauseNanos());
        } catch (Throwable e) {
            giveUp(e);
            queue.fail(new IOException("the broker failed: " + e, e), told);
        }
    }

    /** What is half applied must not be built upon. */
    private void giveUp(Throwable cause) {
        writer.giveUp(cause);
        LOG.error("{}: nothing is written any more; restart the broker", disk.describe(), cause);
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.info("{}: can be written to again", disk.describe());
        }
    }

    private void failed(IOException cause) {
        if (!failing) {
            failing = true;
            LOG.error("{}: cannot be written to", disk.describe(), cause);
        }
    }

    /**
     * Messages do not use up what acknowledgements, which make space, need when it turns out that no more is to be had.
     */
    private void makeRoom(Block block) throws IOException {
        boolean needsMore = block.leavesReserve() && !writer.leavesReserve(block.length());
        if (needsMore && !spare.await()) {
            throw new IOException("there is no space left for messages");
        }
        rollIfFull(block.length());
    }

    private void rollIfFull(int blockLength) {
        DiskFile space = writer.isSegmentFull(blockLength) ? spare.take() : null;
        if (space == null) {
            return;
        }
        try {
            writer.prepare(space);
        } catch (IOException e) {
            // Nothing depends on it yet. The segment in use grows until there is another space.
            spare.failed(space, e);
            return;
        }
        try {
            begin(space);
        } catch (IOException e) {
            // From here on a crash might leave either segment as the newest one.
            Segment.close(space);
            giveUp(e);
        }
        spare.prepare();
    }

    private void beginFirst(DiskFile space) throws IOException {
        try {
            writer.prepare(space);
            begin(space);
        } catch (IOException e) {
            Segment.close(space);
            throw e;
        }
    }

    private void begin(DiskFile prepared) throws IOException {
        Segment begun = writer.begin(prepared);
        segments.put(begun.number(), begun);
    }

    /** Commits what was appended and ends; returns when that is done. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        spare.close();
        segments.values().forEach(segment -> Segment.close(segment.file()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
