package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.danubecamel.records.Record;

/** Reads the batches of a journal that nobody writes to any more, in order. */
final class JournalReader {

    private final List<Path> segments;

    /** What is told of the entries of all batches that count. */
    interface Visitor {

        void open(long file, String target) throws IOException;

        void record(long file, Record record) throws IOException;

        void complete(long file) throws IOException;
    }

    JournalReader(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder, "*" + Journal.SUFFIX)) {
            files.forEach(found::add);
        }
        found.sort(null);
        this.segments = List.copyOf(found);
    }

    /** The number that the next segment may have. */
    int nextSegment() {
        if (segments.isEmpty()) {
            return 1;
        }
        var last = String.valueOf(segments.get(segments.size() - 1).getFileName());
        return Integer.parseInt(last.substring(0, last.length() - Journal.SUFFIX.length())) + 1;
    }

    /**
     * Visits all entries.
     *
     * @return how many bytes at the end of the last segments are no batch: a call that never returned began to write it
     * @throws DamagedJournalException if there are such bytes before a batch that counts
     */
    long visit(Visitor visitor) throws IOException {
        long torn = 0;
        for (var segment : segments) {
            try (var channel = FileChannel.open(segment, StandardOpenOption.READ)) {
                long end = visit(channel, visitor, torn > 0);
                torn += channel.size() - end;
            }
        }
        return torn;
    }

    private static long visit(FileChannel channel, Visitor visitor, boolean tornBefore) throws IOException {
        long position = 0;
        while (true) {
            var payload = payload(channel, position);
            if (payload == null) {
                return position;
            }
            if (tornBefore) {
                throw new DamagedJournalException("A segment of the journal is damaged before its end.");
            }
            position += Journal.HEADER_BYTES + (long) payload.remaining();
            entries(new ByteSource(payload), visitor);
        }
    }

    private static @org.jspecify.annotations.Nullable ByteBuffer payload(FileChannel channel, long position)
            throws IOException {
        var header = ByteBuffer.allocate(Journal.HEADER_BYTES);
        if (channel.size() - position < Journal.HEADER_BYTES || !fill(channel, header, position)) {
            return null;
        }
        int length = header.getInt();
        int expected = header.getInt();
        if (length <= 0 || length > channel.size() - position - Journal.HEADER_BYTES) {
            return null;
        }
        var payload = ByteBuffer.allocate(length);
        if (!fill(channel, payload, position + Journal.HEADER_BYTES)) {
            return null;
        }
        var checksum = new CRC32C();
        checksum.update(payload.duplicate());
        return (int) checksum.getValue() == expected ? payload : null;
    }

    private static boolean fill(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        buffer.flip();
        return true;
    }

    private static void entries(ByteSource in, Visitor visitor) throws IOException {
        var records = new RecordBytes.Decoder(in);
        while (in.hasMore()) {
            int type = in.getByte();
            long file = in.getVarint();
            switch (type) {
                case JournalBatch.OPEN -> visitor.open(file, in.getText());
                case JournalBatch.RECORD -> visitor.record(file, records.get());
                case JournalBatch.COMPLETE -> visitor.complete(file);
                default ->
                    throw new DamagedJournalException("The journal has an entry of the unknown type " + type
                            + ". It was written by a later version.");
            }
        }
    }
}
