package org.danubecamel.embedded.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes blocks at the end of the newest segment, and begins new ones. On one thread, but for {@link #segment}. */
final class SegmentWriter {

    private final Disk disk;
    private final CommitLog.Contents contents;
    private final CommitLog.Settings settings;
    private final long log;
    private long sequence;
    private volatile @Nullable Segment segment;
    private long end;

    /** Where the snapshot at the beginning of the segment ends. */
    private long begin;

    private int prepared;

    /** Up to where failed writes may have left something. */
    private long touched;

    private volatile @Nullable Throwable defect;

    SegmentWriter(Disk disk, CommitLog.Contents contents, CommitLog.Settings settings, long log, long sequence) {
        this.disk = disk;
        this.contents = contents;
        this.settings = settings;
        this.log = log;
        this.sequence = sequence;
    }

    /** Goes on at the end of a segment. */
    void resume(Segment existing, long existingEnd) {
        segment = existing;
        end = existingEnd;
        touched = existingEnd;
    }

    Segment segment() {
        Segment current = segment;
        if (current == null) {
            throw new IllegalStateException("a log has a segment as soon as it is open");
        }
        return current;
    }

    /**
     * Whether another segment is the better place for a block: there is no reserved space for it here, or the last one
     * could not be written. Where a snapshot takes most of a segment, as much as it has may follow.
     */
    boolean isSegmentFull(int blockLength) {
        boolean fits = end + blockLength <= Math.max(settings.segmentBytes(), 2 * begin);
        return defect == null && end > begin && (!fits || touched > end);
    }

    /** Whether half of what is reserved stays free behind a block, or the block has no better place anyway. */
    boolean leavesReserve(int blockLength) {
        return end == begin || end + blockLength <= Math.max(settings.segmentBytes(), 2 * begin) / 2;
    }

    /** Returns how many bytes the segment may still take; below 0 if it is larger than it should be. */
    long left() {
        return settings.segmentBytes() - end;
    }

    /** Writes nothing any more. */
    void giveUp(Throwable cause) {
        defect = cause;
    }

    /** Writes a block, synced if that is set, and returns its position. When it fails, the block has not been. */
    long write(Block block) throws IOException {
        checkDefect();
        Segment current = segment();
        touched = Math.max(touched, end + block.length());
        current.file().write(block.sealed(log, sequence, settings.fsync()), end);
        if (settings.fsync()) {
            current.file().force();
        }
        long position = ((long) current.number() << 32) + end;
        end += block.length();
        sequence++;
        return position;
    }

    private void checkDefect() throws IOException {
        Throwable earlier = defect;
        if (earlier != null) {
            throw new IOException("an earlier failure must be mended, and the broker restarted: " + earlier, earlier);
        }
    }

    /** Writes the state so far to a file that was reserved for the next segment. When it fails, nothing has changed. */
    void prepare(DiskFile space) throws IOException {
        Block snapshot = new Block();
        snapshot.add(contents.snapshot(), new Nobody(), false);
        space.write(snapshot.sealed(log, sequence, settings.fsync()), 0);
        space.force();
        if (segment != null) {
            complete(segment().file());
        }
        prepared = snapshot.length();
    }

    /** Ends a file: what the snapshot builds upon must not be lost alone, and a failed block not come back beside it. */
    private void complete(DiskFile file) throws IOException {
        if (touched > end && file.size() > end) {
            Zeros.write(file, end, Math.min(BlockHeader.LENGTH, file.size() - end));
            if (settings.fsync()) {
                file.force();
            }
        }
        syncIfBlocksAreNot();
    }

    /** Syncs the blocks of a log that does not sync each; those before the newest segment are. For any thread. */
    synchronized void syncIfBlocksAreNot() throws IOException {
        if (settings.fsync()) {
            return;
        }
        checkDefect();
        try {
            segment().file().force();
        } catch (IOException e) {
            // Another try would succeed, and not write what this one did not.
            giveUp(e);
            throw e;
        }
    }

    /** Makes the file that was prepared last the next segment, which has its name only now that it is complete. */
    Segment begin(DiskFile space) throws IOException {
        Segment begun = new Segment(segment == null ? 1 : segment().number() + 1, space);
        disk.rename(SpareSegment.NAME, Segment.name(begun.number()));
        disk.syncDirectory();
        segment = begun;
        sequence++;
        begin = prepared;
        end = prepared;
        touched = prepared;
        return begun;
    }

    private static final class Nobody implements CommitLog.Outcome {

        @Override
        public void committed(long position) {
            // Nobody waits for a snapshot.
        }

        @Override
        public void failed(IOException cause) {
            // As above.
        }
    }
}
