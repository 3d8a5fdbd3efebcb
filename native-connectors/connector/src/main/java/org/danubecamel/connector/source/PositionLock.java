package org.danubecamel.connector.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a file of positions for one source. The operating system lets go of it when the process ends, however it ends. */
final class PositionLock implements AutoCloseable {

    /**
     * What sources of this process have. To open the file of one of them again would be wrong: some systems release all
     * locks that a process has on a file when it closes that file for the first time.
     */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private PositionLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes it.
     *
     * @param path in a directory that exists, given by its real path
     * @throws SourceSetupException if another source has it
     */
    static PositionLock take(Path path) throws IOException {
        if (!TAKEN.add(path)) {
            throw inUse(path, "of this process");
        }
        FileChannel opened = null;
        try {
            opened = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (opened.tryLock() == null) {
                throw inUse(path, "of another process");
            }
            return new PositionLock(path, opened);
        } catch (OverlappingFileLockException e) {
            // A source of this process has it, whose classes another class loader loaded. Not to be closed, as above.
            throw inUse(path, "of this process");
        } catch (IOException | SourceSetupException e) {
            if (opened != null) {
                opened.close();
            }
            TAKEN.remove(path);
            throw e;
        }
    }

    private static SourceSetupException inUse(Path path, String whose) {
        return new SourceSetupException(
                "DNB-3351 The position at " + path + " is in use by another source " + whose
                        + ". Stop that one, or give this one another positionName.",
                null);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            TAKEN.remove(path);
        }
    }
}
