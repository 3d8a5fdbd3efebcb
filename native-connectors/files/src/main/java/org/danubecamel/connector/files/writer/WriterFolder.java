package org.danubecamel.connector.files.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.danubecamel.connector.files.format.FileFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hidden folder of one writer, which nobody else touches for as long as its lock is held. The operating system gives the
 * lock back when the process ends, however it ends.
 */
final class WriterFolder implements Closeable {

    /** In each directory that is written to. */
    static final String HIDDEN = ".danube-files";

    private static final String LOCK = "lock";
    private static final String FORMAT = "format";
    private static final String TEMPORARY = ".tmp";
    private static final int ID_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** To open and close a lock file that this process holds would give the lock back. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private WriterFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a folder of a new name, and locks it. */
    static WriterFolder create(Path directory, FileFormat format) throws IOException {
        var real = directory.toRealPath();
        var hidden = real.resolve(HIDDEN);
        Durable.createDirectory(hidden);
        Durable.syncDirectory(real);
        while (true) {
            var id = new byte[ID_BYTES];
            RANDOM.nextBytes(id);
            var path = hidden.resolve(HexFormat.of().formatHex(id));
            try {
                Files.createDirectory(path);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            Durable.syncDirectory(hidden);
            var folder = lock(path, true);
            if (folder != null) {
                try {
                    folder.writeFormat(format);
                    return folder;
                } catch (IOException e) {
                    folder.close();
                    throw e;
                }
            }
        }
    }

    /** Locks each folder whose writer is gone. */
    static List<WriterFolder> abandoned(Path directory) throws IOException {
        var hidden = directory.toRealPath().resolve(HIDDEN);
        var found = new ArrayList<WriterFolder>();
        if (Files.isDirectory(hidden, LinkOption.NOFOLLOW_LINKS)) {
            try (var folders = Files.newDirectoryStream(hidden)) {
                for (var path : folders) {
                    var folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? lock(path, false) : null;
                    if (folder != null) {
                        found.add(folder);
                    }
                }
            }
        }
        return found;
    }

    private static @Nullable WriterFolder lock(Path path, boolean isNew) throws IOException {
        if (!HELD.add(path)) {
            return null;
        }
        FileChannel channel = null;
        var locked = false;
        try {
            var file = path.resolve(LOCK);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null && (isNew || Files.exists(path.resolve(LOCK)));
            return locked ? new WriterFolder(path, channel) : null;
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            // Another class loader's writer has it, or whoever had it has just removed it.
            return null;
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(path);
            }
        }
    }

    /** What tells this writer from all others. */
    String id() {
        return String.valueOf(path.getFileName());
    }

    Path path() {
        return path;
    }

    /** Where the file of this number is until it is finished. */
    Path temporary(long file) {
        return path.resolve(file + TEMPORARY);
    }

    /** The format that the files of this folder have, or null if the writer ended before it said so, and so before all else. */
    @Nullable FileFormat format() throws IOException {
        var file = path.resolve(FORMAT);
        if (!Files.exists(file)) {
            return null;
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            var description = new java.util.HashMap<String, String>();
            properties.stringPropertyNames().forEach(name -> description.put(name, properties.getProperty(name)));
            return FileFormat.described(description);
        } catch (IllegalArgumentException e) {
            throw new DamagedJournalException("The format in " + file + " is unknown: " + e.getMessage());
        }
    }

    private void writeFormat(FileFormat format) throws IOException {
        var properties = new Properties();
        properties.putAll(format.describe());
        var unfinished = path.resolve(FORMAT + TEMPORARY);
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var out = java.nio.channels.Channels.newWriter(channel, java.nio.charset.StandardCharsets.UTF_8)) {
            properties.store(out, null);
            out.flush();
            channel.force(true);
        }
        Files.move(unfinished, path.resolve(FORMAT), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        Durable.syncDirectory(path);
    }

    /** Removes the folder with all that is in it, journals before all else, and gives the lock back. */
    void delete() throws IOException {
        try {
            for (var segment : list("*" + Journal.SUFFIX)) {
                Files.deleteIfExists(segment);
            }
            for (var file : list("*")) {
                if (!file.endsWith(LOCK)) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(path.resolve(LOCK));
            Files.deleteIfExists(path);
        } finally {
            close();
        }
    }

    private List<Path> list(String glob) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(path, glob)) {
            files.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    /** Gives the lock back and leaves the folder to whoever comes next. */
    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            HELD.remove(path);
        }
    }
}
