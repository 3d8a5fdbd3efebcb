package org.danubecamel.contract.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory of this machine's file system, as a peer for connectors that write and read files. While it is stopped or
 * killed a plain file stands in its place, so that nothing can be made there, by root neither; the data is elsewhere.
 */
public final class DirectoryPeer implements TestPeer {

    private @Nullable Path root;
    private boolean running;

    /** Creates a peer that does not run yet. */
    public DirectoryPeer() {}

    /** Returns the directory, the same until the peer is closed. */
    public synchronized Path directory() {
        return root().resolve("data");
    }

    @Override
    public String name() {
        return "file-system";
    }

    @Override
    public PeerRank rank() {
        return PeerRank.REAL;
    }

    @Override
    public String version() {
        return System.getProperty("os.name");
    }

    @Override
    public Set<PeerFault> faults() {
        return Set.of(PeerFault.RESTART, PeerFault.KILL);
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        try {
            Files.deleteIfExists(directory());
            if (Files.exists(hidden())) {
                Files.move(hidden(), directory());
            } else {
                Files.createDirectory(directory());
            }
            running = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        try {
            Files.move(directory(), hidden());
            Files.createFile(directory());
            running = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill() {
        stop();
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException("A directory cannot be paused");
    }

    @Override
    public void resume() {
        // Never paused.
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public Optional<Path> keepLog() {
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        if (root != null) {
            Directories.delete(root);
            root = null;
        }
        running = false;
    }

    private Path root() {
        if (root == null) {
            root = Directories.temporary(name());
        }
        return root;
    }

    private Path hidden() {
        return root().resolve("hidden");
    }
}
