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
    private @Nullable Throwable defect;

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
    }

    Segment segment() {
        Segment current = segment;
        if (current == null) {
            throw new IllegalStateException("a log has a segment as soon as it is open");
        }
        return current;
    }

    boolean isSegmentFull() {
        return left() <= 0;
    }

    /** Returns how many bytes the segment may still take; below 0 if it is larger than it should be. */
    long left() {
        return settings.segmentBytes() - (end - begin);
    }

    /** Writes nothing any more. */
    void giveUp(Throwable cause) {
        defect = cause;
    }

    /** Writes a block, synced if that is set, and returns its position. When it fails, the block has not been. */
    long write(Block block) throws IOException {
        if (defect != null) {
            throw new IOException("an earlier failure must be mended, and the broker restarted: " + defect, defect);
        }
        Segment current = segment();
        current.file().write(block.sealed(log, sequence, settings.fsync()), end);
        if (settings.fsync()) {
            current.file().force();
        }
        long position = ((long) current.number() << 32) + end;
        end += block.length();
        sequence++;
        return position;
    }

    /** Writes the state so far to a file that was reserved for the next segment. When it fails, nothing has changed. */
    void prepare(DiskFile space) throws IOException {
        Block snapshot = new Block();
        snapshot.add(contents.snapshot(), new Nobody());
        space.write(snapshot.sealed(log, sequence, settings.fsync()), 0);
        space.force();
        if (segment != null && !settings.fsync()) {
            // What the snapshot builds upon must not be lost alone.
            segment().file().force();
        }
        prepared = snapshot.length();
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
