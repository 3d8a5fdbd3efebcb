package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads one segment from its beginning to where its last whole block ends. */
final class SegmentScan {

    private final DiskFile file;
    private final String name;
    private final long size;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    private long position;
    private long log;
    private long nextSequence = -1;
    private long unprovenFrom;

    SegmentScan(DiskFile file, String name) throws IOException {
        this.file = file;
        this.name = name;
        this.size = file.size();
    }

    /** Learns of each entry, in order. */
    interface Entries {

        /**
         * One entry.
         *
         * @param position where its frame begins in the file
         * @param bytes it alone; they change after the call
         */
        void entry(long position, ByteBuffer bytes) throws IOException;
    }

    /** Returns where the next block begins, or would. */
    long position() {
        return position;
    }

    /** Returns where the blocks begin that were perhaps not synced, because no later one says that they were. */
    long unprovenFrom() {
        return unprovenFrom;
    }

    /** Returns the number of the log, when a block was read. */
    long log() {
        return log;
    }

    /** Returns the sequence number of the next block; -1 before the first one. */
    long nextSequence() {
        return nextSequence;
    }

    /** Reads the next block and returns its header, or returns null if no whole one follows. */
    @Nullable BlockHeader next(Entries entries) throws IOException {
        BlockHeader header = header(position);
        if (header == null || !follows(header) || header.bodyLength() > size - position - BlockHeader.LENGTH) {
            return null;
        }
        long bodyAt = position + BlockHeader.LENGTH;
        ByteBuffer body = read(bodyAt, header.bodyLength());
        if (!isWhole(body) || header.bodyChecksum() != EntryFrame.checksumOfAll(body)) {
            return null;
        }
        for (int at = 0; at < body.limit(); ) {
            int length = body.getInt(at);
            int start = at + EntryFrame.PREFIX;
            entries.entry(bodyAt + at, body.duplicate().position(start).limit(start + length));
            at = start + length;
        }
        log = header.log();
        nextSequence = header.sequence() + 1;
        if (header.synced()) {
            unprovenFrom = position;
        }
        position = bodyAt + header.bodyLength();
        return header;
    }

    private boolean follows(BlockHeader header) {
        return nextSequence < 0 || header.log() == log && header.sequence() == nextSequence;
    }

    private static boolean isWhole(ByteBuffer body) {
        int at = 0;
        while (at < body.limit()) {
            int length = EntryFrame.length(body, at);
            if (length < 0) {
                return false;
            }
            at += EntryFrame.PREFIX + length;
        }
        return true;
    }

    private @Nullable BlockHeader header(long at) throws IOException {
        ByteBuffer bytes = read(at, (int) Math.min(BlockHeader.LENGTH, size - at));
        BlockHeader header = BlockHeader.read(bytes, 0);
        if (header != null && !BlockHeader.isCurrent(BlockHeader.version(bytes, 0))) {
            throw new IOException("The file " + name + " has format " + BlockHeader.version(bytes, 0)
                    + ", which this version cannot read. Use the version that wrote it, or a later one.");
        }
        return header;
    }

    private ByteBuffer read(long at, int length) throws IOException {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length);
        }
        buffer.clear().limit(length);
        file.read(buffer, at);
        return buffer.flip();
    }

    /** Returns how many bytes from {@link #position} to the last one that is not 0. */
    long remains() throws IOException {
        long last = position;
        for (long at = position; at < size; at += 1 << 20) {
            ByteBuffer bytes = read(at, (int) Math.min(1 << 20, size - at));
            for (int i = bytes.limit() - 1; i >= 0; i--) {
                if (bytes.get(i) != 0) {
                    last = at + i + 1;
                    break;
                }
            }
        }
        return last - position;
    }

    /**
     * Returns where behind {@link #position} there is a block that was written only after the one missing here was
     * synced, or -1.
     */
    long laterSyncedBlock() throws IOException {
        int step = (1 << 20) - BlockHeader.LENGTH;
        for (long at = position; at < size; at += step) {
            ByteBuffer bytes = read(at, (int) Math.min(1 << 20, size - at));
            for (int i = 0; i + BlockHeader.LENGTH <= bytes.limit(); i++) {
                if (bytes.getInt(i) == BlockHeader.MAGIC && provesLoss(BlockHeader.read(bytes, i))) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private boolean provesLoss(@Nullable BlockHeader header) {
        return header != null && header.synced() && header.log() == log && header.sequence() > nextSequence;
    }
}
