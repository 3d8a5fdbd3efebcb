package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all segments when a log is opened, the newest one first, and cuts what a crash left half-written. */
final class LogRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);
    private static final int CHUNK = 1 << 20;
    private static final long REPORT_NANOS = 3_000_000_000L;

    private final Disk disk;
    private final CommitLog.Contents contents;
    private final NavigableMap<Integer, Segment> segments = new TreeMap<>();

    private final NavigableMap<Integer, Blocks> blocks = new TreeMap<>();

    private long log;
    private long end;
    private long lastReport = System.nanoTime();

    LogRecovery(Disk disk, CommitLog.Contents contents) {
        this.disk = disk;
        this.contents = contents;
    }

    /** Reads everything. Without segments, nothing is known. */
    void run() throws IOException {
        for (String name : disk.names()) {
            int number = Segment.number(name);
            if (number >= 0) {
                segments.put(number, new Segment(number, disk.open(name)));
            }
        }
        if (segments.isEmpty()) {
            return;
        }
        // The process that gave the newest its name may have been killed before it did so.
        disk.syncDirectory();
        Segment newest = segments.lastEntry().getValue();
        read(newest, true);
        for (Segment older : new ArrayList<>(segments.headMap(newest.number()).values())) {
            read(older, false);
        }
        checkThatNothingLacksBetween();
    }

    void closeFiles() {
        segments.values().forEach(segment -> Segment.close(segment.file()));
    }

    NavigableMap<Integer, Segment> segments() {
        return segments;
    }

    /** Returns the number of the log, if there are segments. */
    long log() {
        return log;
    }

    /** Returns the sequence number of the next block. */
    long nextSequence() {
        return blocks.lastEntry().getValue().next();
    }

    /** Returns where in the newest segment the next block goes. */
    long end() {
        return end;
    }

    private void read(Segment segment, boolean isNewest) throws IOException {
        String name = Segment.name(segment.number());
        SegmentScan scan = new SegmentScan(segment.file(), name);
        long base = (long) segment.number() << 32;
        @Nullable BlockHeader header = scan.next((position, bytes) -> contents.recovered(base + position, isNewest, bytes));
        if (header == null) {
            throw new DamagedLogException(name, 0, "it does not begin with a whole block");
        }
        if (isNewest) {
            log = header.log();
        } else if (header.log() != log) {
            throw new DamagedLogException(name, 0, "it belongs to another data directory");
        }
        long first = header.sequence();
        while (header != null) {
            header = scan.next((position, bytes) -> contents.recovered(base + position, isNewest, bytes));
            report(name, scan);
        }
        blocks.put(segment.number(), new Blocks(first, scan.nextSequence(), scan.position()));
        if (isNewest) {
            end = scan.position();
            finish(segment, name, scan);
        }
    }

    private void finish(Segment segment, String name, SegmentScan scan) throws IOException {
        long remains = scan.remains();
        if (remains > 0) {
            cut(segment, name, scan, remains);
        }
        syncAgain(segment.file(), scan.unprovenFrom());
    }

    /**
     * Makes certain what the next block is going to say: that all before it are on the disk. The log may not have been
     * synced; and what a sync failed for is in the memory of the system, which does not try to write it again by itself.
     */
    private void syncAgain(DiskFile file, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        for (long at = from; at < end; at += CHUNK) {
            bytes.clear().limit((int) Math.min(CHUNK, end - at));
            file.read(bytes, at);
            file.write(bytes.flip(), at);
        }
        file.force();
    }

    private void cut(Segment segment, String name, SegmentScan scan, long remains) throws IOException {
        long proof = scan.laterSyncedBlock();
        if (proof >= 0) {
            throw new DamagedLogException(
                    name,
                    scan.position(),
                    "a block is not whole although it was synced before the one at byte " + proof);
        }
        Zeros.write(segment.file(), scan.position(), remains);
        LOG.warn(
                "{}: cut {} bytes at byte {} of {}, which were being written when the broker ended and were not answered",
                disk.describe(),
                remains,
                scan.position(),
                name);
    }

    private void checkThatNothingLacksBetween() throws DamagedLogException {
        for (var older : blocks.entrySet()) {
            Blocks newer = blocks.get(older.getKey() + 1);
            if (newer != null && newer.first() != older.getValue().next()) {
                throw new DamagedLogException(
                        Segment.name(older.getKey()),
                        older.getValue().end(),
                        "its last blocks are missing or not whole; it ends before block "
                                + older.getValue().next() + ", and the next file begins with block " + newer.first());
            }
        }
    }

    private void report(String name, SegmentScan scan) {
        long now = System.nanoTime();
        if (now - lastReport > REPORT_NANOS) {
            lastReport = now;
            LOG.info(
                    "{}: reading {} at byte {}, {} of {} files are done",
                    disk.describe(),
                    name,
                    scan.position(),
                    blocks.size(),
                    segments.size());
        }
    }

    /** Which blocks one segment has: the first, the one after the last, and where that would begin. */
    private record Blocks(long first, long next, long end) {}
}
