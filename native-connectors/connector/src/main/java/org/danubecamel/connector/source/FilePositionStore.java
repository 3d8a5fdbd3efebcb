package org.danubecamel.connector.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file for the position, which is replaced as a whole: it is the position before or the new one, and never a part. Both
 * file and directory are synced before a position counts as stored.
 */
public final class FilePositionStore implements PositionStore {

    /** More than the longest position with the longest identity takes. */
    private static final long LARGEST = 1 << 20;

    private final Path directory;
    private final String name;
    private @Nullable PositionLock lock;
    private @Nullable Path file;
    private String identity = "";

    /**
     * @param directory is made if it does not exist
     * @param name what the file's name begins with, a safe one
     */
    public FilePositionStore(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    @Override
    public @Nullable Position open(String source) throws IOException {
        Files.createDirectories(directory);
        var real = directory.toRealPath();
        var taken = PositionLock.take(real.resolve(name + ".lock"));
        try {
            var path = real.resolve(name + ".position");
            var position = read(path, source);
            lock = taken;
            file = path;
            identity = source;
            return position;
        } catch (IOException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    private static @Nullable Position read(Path path, String source) throws IOException {
        byte[] bytes;
        try {
            if (Files.size(path) > LARGEST) {
                throw damaged(path, "it is larger than a position can be", null);
            }
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return null;
        }
        PositionText stored;
        try {
            stored = PositionText.decode(bytes);
        } catch (PositionText.DamagedException e) {
            throw damaged(path, String.valueOf(e.getMessage()), e);
        }
        if (!stored.identity().equals(source)) {
            throw new SourceSetupException(
                    "DNB-3352 The position in " + path + " is that of another source: it is of '" + stored.identity()
                            + "', and this one is '" + source
                            + "'. Set another positionName, or remove the file to begin anew.",
                    null);
        }
        return stored.position();
    }

    private static SourceSetupException damaged(Path path, String why, @Nullable Throwable cause) {
        return new SourceSetupException(
                "DNB-3353 The position in " + path + " cannot be read: " + why
                        + ". Restore the file, or remove it to begin anew.",
                cause);
    }

    @Override
    public void store(Position position) throws IOException {
        var path = file;
        if (path == null) {
            throw new IllegalStateException("The position store is not open.");
        }
        var replacement = path.resolveSibling(name + ".new");
        try (var channel = FileChannel.open(
                replacement,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            var content = ByteBuffer.wrap(new PositionText(identity, position).encode());
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(replacement, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(path);
    }

    /** Or else the new name could be gone after a power failure. Windows cannot do it, and does not need to. */
    private static void syncDirectory(Path path) throws IOException {
        var parent = path.getParent();
        if (parent == null || System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        var held = lock;
        lock = null;
        file = null;
        if (held != null) {
            held.close();
        }
    }

    @Override
    public String toString() {
        return "file:" + directory.resolve(name + ".position");
    }
}
