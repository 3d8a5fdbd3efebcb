package org.danubecamel.connector.files.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The records of files that are not finished, in numbered segments of one folder. Each batch has its length and its
 * checksum before it. Not for use by several threads.
 */
final class Journal implements Closeable {

    static final String SUFFIX = ".journal";
    static final int HEADER_BYTES = 2 * Integer.BYTES;

    private final Path folder;
    private final int firstSegment;
    private final long segmentBytes;
    private final ArrayDeque<Segment> segments = new ArrayDeque<>();
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private long position;

    /**
     * A journal that begins with a new segment when the first batch comes.
     *
     * @param segmentBytes from which size on a segment is followed by the next one
     */
    Journal(Path folder, int firstSegment, long segmentBytes) {
        this.folder = folder;
        this.firstSegment = firstSegment;
        this.segmentBytes = segmentBytes;
    }

    static Path segment(Path folder, int number) {
        return folder.resolve(String.format("%010d%s", number, SUFFIX));
    }

    /**
     * Writes a batch and syncs it.
     *
     * @throws IOException if it could not; then nothing of it counts, unless not even that can be written
     */
    void append(JournalBatch batch, Steps steps) throws IOException {
        var payload = batch.bytes().asBuffer();
        var checksum = new CRC32C();
        checksum.update(payload.duplicate());
        var header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(payload.remaining())
                .putInt((int) checksum.getValue())
                .flip();
        var out = channelWithRoom();
        long before = position;
        int length = HEADER_BYTES + payload.remaining();
        try {
            write(out, header, before);
            write(out, payload, before + HEADER_BYTES);
            steps.at(Step.JOURNAL_WRITTEN);
            out.force(false);
            checkInPlace();
        } catch (IOException e) {
            try {
                out.truncate(before);
                out.force(false);
            } catch (IOException truncating) {
                e.addSuppressed(truncating);
            }
            throw e;
        }
        position = before + length;
        segments.getLast().bytes += length;
        steps.at(Step.JOURNAL_SYNCED);
    }

    /** The number of the segment that the last batch is in. */
    int lastSegment() {
        return segments.isEmpty() ? firstSegment : segments.getLast().number;
    }

    /** The bytes of all segments. */
    long bytes() {
        return segments.stream().mapToLong(segment -> segment.bytes).sum();
    }

    /** Deletes all segments before this one. */
    void deleteBefore(int number) throws IOException {
        while (segments.size() > 1 && segments.getFirst().number < number) {
            Files.deleteIfExists(segment(folder, segments.getFirst().number));
            segments.removeFirst();
        }
    }

    /** A segment that was removed from under its name can be written and synced, and nobody would ever read it. */
    private void checkInPlace() throws IOException {
        var path = segment(folder, segments.getLast().number);
        if (!Objects.equals(key, Keys.of(path))) {
            throw new NoSuchFileException(path.toString(), null, "the journal was removed or replaced");
        }
    }

    private FileChannel channelWithRoom() throws IOException {
        var current = channel;
        if (current != null && position < segmentBytes) {
            return current;
        }
        int number = segments.isEmpty() ? firstSegment : segments.getLast().number + 1;
        var path = segment(folder, number);
        var next = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            Durable.syncDirectory(folder);
            key = Keys.of(path);
        } catch (IOException e) {
            next.close();
            Files.deleteIfExists(path);
            throw e;
        }
        if (current != null) {
            current.close();
        }
        segments.add(new Segment(number));
        channel = next;
        position = 0;
        return next;
    }

    private static void write(FileChannel out, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        var current = channel;
        channel = null;
        if (current != null) {
            current.close();
        }
    }

    private static final class Segment {

        private final int number;
        private long bytes;

        Segment(int number) {
            this.number = number;
        }
    }
}
