package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a data directory for one broker. The operating system lets go of it when the process ends, however it ends. */
final class DirectoryLock implements AutoCloseable {

    private static final String NAME = "lock";

    /**
     * What brokers of this process have. To open the file of such a directory again would be wrong: some systems release
     * all locks that a process has on a file when it closes that file for the first time.
     */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    /** Files whose lock another class loader's broker has; for the same reason they are never closed. */
    private static final Set<FileChannel> LEFT_OPEN = ConcurrentHashMap.newKeySet();

    private static final String OF_THIS_PROCESS =
            ", of process " + ProcessHandle.current().pid();

    private final Path directory;
    private final FileChannel file;

    private DirectoryLock(Path directory, FileChannel file) {
        this.directory = directory;
        this.file = file;
    }

    /** Takes the directory, which is made if it does not exist. */
    static DirectoryLock take(Path directory) {
        Path real = make(directory);
        if (!TAKEN.add(real)) {
            throw inUse(directory, OF_THIS_PROCESS);
        }
        DirectoryLock lock = null;
        try {
            lock = new DirectoryLock(real, open(real));
            lock.lock(directory);
            return lock;
        } catch (IOException e) {
            release(real, lock);
            throw new StorageException("The data directory " + directory + " cannot be locked: " + e, e);
        } catch (StorageException e) {
            release(real, lock);
            throw e;
        }
    }

    private static Path make(Path directory) {
        try {
            DirectoryDisk.make(directory);
            return directory.toRealPath();
        } catch (IOException e) {
            throw new StorageException(
                    "The data directory " + directory + " cannot be used: " + e
                            + ". Give one that this user may create and write to.",
                    e);
        }
    }

    private static FileChannel open(Path directory) throws IOException {
        return FileChannel.open(
                directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void release(Path real, @Nullable DirectoryLock lock) {
        if (lock == null) {
            TAKEN.remove(real);
        } else {
            lock.close();
        }
    }

    private void lock(Path given) throws IOException {
        try {
            if (file.tryLock() == null) {
                throw inUse(given, holder());
            }
        } catch (OverlappingFileLockException e) {
            // A broker of this same process has it, whose classes another class loader loaded.
            LEFT_OPEN.add(file);
            throw inUse(given, OF_THIS_PROCESS);
        }
        file.truncate(0);
        file.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static StorageException inUse(Path directory, String holder) {
        return new StorageException("The data directory " + directory + " is used by another broker" + holder
                + ". Stop that one, or give this one a directory of its own.");
    }

    private String holder() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20);
        file.read(content, 0);
        String process = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        return process.matches("\\d+") ? ", of process " + process : "";
    }

    @Override
    public void close() {
        if (!file.isOpen()) {
            return;
        }
        try {
            if (!LEFT_OPEN.contains(file)) {
                file.close();
            }
        } catch (IOException e) {
            throw new StorageException("The lock of the data directory cannot be released: " + e, e);
        } finally {
            TAKEN.remove(directory);
        }
    }
}
