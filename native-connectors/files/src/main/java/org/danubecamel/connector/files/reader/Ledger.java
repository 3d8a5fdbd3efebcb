package org.danubecamel.connector.files.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import org.danubecamel.connector.source.SourceSetupException;
import org.jspecify.annotations.Nullable;

/**
 * The files that were read, in the order in which they were. Entries are only added; a position says how many of them count.
 * Once most of the files are gone, the others are written into a new ledger, and the old one is kept until no position is
 * about it any more. Not for use by several threads.
 */
final class Ledger implements Closeable {

    private static final String SUFFIX = ".ledger";
    private static final int ENTRY_BYTES = 2 * Long.BYTES + 1;
    private static final int WORTH_COMPACTING = 1_000;

    private final Path directory;
    private final String name;
    private ReadFiles entries = new ReadFiles();
    private FileChannel channel;
    private long number;
    private long count;

    private Ledger(Path directory, String name, long number, long count) throws IOException {
        this.directory = directory;
        this.name = name;
        this.number = number;
        this.count = count;
        this.channel = FileChannel.open(
                path(number), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** A new one, in place of all that there are. */
    static Ledger begin(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        deleteAllBut(directory, name, null);
        var ledger = new Ledger(directory, name, 1, 0);
        ledger.sync();
        return ledger;
    }

    /**
     * The one that a position is about.
     *
     * @throws SourceSetupException if it is not there, or has fewer entries than the position says
     */
    static Ledger open(Path directory, String name, long number, long count) throws IOException {
        var path = directory.resolve(fileName(name, number));
        if (!Files.exists(path) || Files.size(path) < count * ENTRY_BYTES) {
            throw new SourceSetupException(
                    "DNB-3511 " + path + " has not the " + count
                            + " files that were read according to the position. Put it"
                            + " back, or remove the position too to read all files again.",
                    null);
        }
        deleteAllBut(directory, name, path);
        var ledger = new Ledger(directory, name, number, count);
        ledger.load();
        return ledger;
    }

    private void load() throws IOException {
        channel.truncate(count * ENTRY_BYTES);
        var buffer = ByteBuffer.allocate(ENTRY_BYTES * 1024);
        for (long at = 0; at < count * ENTRY_BYTES; at += buffer.position()) {
            buffer.clear();
            while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
                // Reads until it is full or the file ends.
            }
            buffer.flip();
            while (buffer.remaining() >= ENTRY_BYTES) {
                long identity = buffer.getLong();
                long place = buffer.getLong();
                entries.add(identity, place, buffer.get() != 0);
            }
        }
    }

    /** The number of the ledger. */
    long number() {
        return number;
    }

    /** How many files it has. */
    long count() {
        return count;
    }

    /** Whether the file was read, as it is or before it was renamed or restored. */
    boolean isRead(FoundFile file) {
        return entries.contains(file);
    }

    /** Whether it was read to its end, so that nothing is lost with it. */
    boolean isReadWhole(FoundFile file) {
        return entries.containsWhole(file);
    }

    /** Adds a file; {@link #sync} follows before a position counts it. */
    void add(FoundFile file, boolean whole) throws IOException {
        write(channel, count, file.identity(), file.place(), whole);
        count++;
        entries.add(file, whole);
    }

    private static void write(FileChannel out, long index, long identity, long place, boolean whole)
            throws IOException {
        var entry = ByteBuffer.allocate(ENTRY_BYTES)
                .putLong(identity)
                .putLong(place)
                .put((byte) (whole ? 1 : 0))
                .flip();
        for (long at = index * ENTRY_BYTES; entry.hasRemaining(); ) {
            at += out.write(entry, at);
        }
    }

    /** The entries are on disk when it returns. */
    void sync() throws IOException {
        channel.force(true);
        try (var entry = FileChannel.open(directory, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    /** Whether most of the files are gone, if only so many are still there. */
    boolean isMostlyGone(long present) {
        return count >= WORTH_COMPACTING && present <= count / 2;
    }

    /** Forgets all files but these. */
    void keepOnly(List<FoundFile> present) throws IOException {
        var next = number + 1;
        Files.deleteIfExists(path(next));
        var out = FileChannel.open(
                path(next), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var known = new ReadFiles();
        for (int i = 0; i < present.size(); i++) {
            var file = present.get(i);
            write(out, i, file.identity(), file.place(), isReadWhole(file));
            known.add(file, isReadWhole(file));
        }
        channel.close();
        channel = out;
        number = next;
        count = present.size();
        entries = known;
        sync();
    }

    private Path path(long which) {
        return directory.resolve(fileName(name, which));
    }

    private static String fileName(String name, long number) {
        return name + "-" + number + SUFFIX;
    }

    private static void deleteAllBut(Path directory, String name, @Nullable Path kept) throws IOException {
        var found = new HashSet<Path>();
        try (var files = Files.newDirectoryStream(directory, name + "-*" + SUFFIX)) {
            files.forEach(found::add);
        }
        for (var file : found) {
            var middle = String.valueOf(file.getFileName());
            middle = middle.substring(name.length() + 1, middle.length() - SUFFIX.length());
            if (!file.equals(kept) && middle.matches("\\d+")) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
