package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a data directory for one broker. The operating system lets go of it when the process ends, however it ends. */
final class DirectoryLock implements AutoCloseable {

    private static final String NAME = "lock";

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /** Takes the directory, which is made if it does not exist. */
    static DirectoryLock take(Path directory) {
        FileChannel file;
        try {
            Files.createDirectories(directory);
            file = FileChannel.open(
                    directory.resolve(NAME),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StorageException(
                    "The data directory " + directory + " cannot be used: " + e
                            + ". Give one that this user may create and write to.",
                    e);
        }
        DirectoryLock lock = new DirectoryLock(file);
        try {
            lock.lock(directory);
        } catch (IOException e) {
            lock.close();
            throw new StorageException("The data directory " + directory + " cannot be locked: " + e, e);
        } catch (StorageException e) {
            lock.close();
            throw e;
        }
        return lock;
    }

    private void lock(Path directory) throws IOException {
        if (lockOf(file) == null) {
            throw new StorageException("The data directory " + directory + " is used by another broker" + holder()
                    + ". Stop that one, or give this one a directory of its own.");
        }
        file.truncate(0);
        file.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static @Nullable FileLock lockOf(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // A broker of this same process has it.
            return null;
        }
    }

    private String holder() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20);
        file.read(content, 0);
        String process = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        return process.matches("\\d+") ? ", of process " + process : "";
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StorageException("The lock of the data directory cannot be released: " + e, e);
        }
    }
}
