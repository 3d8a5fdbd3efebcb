package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gives complete files their names. Files of one name are never replaced, and no link is followed below the directory. */
final class Publication {

    private final Path directory;
    private final Steps steps;
    private final Set<Path> unsynced = new LinkedHashSet<>();

    Publication(Path directory, Steps steps) {
        this.directory = directory;
        this.steps = steps;
    }

    /**
     * Makes the directories of a path below the directory; {@link #sync} follows.
     *
     * @throws NotDirectoryException if something else has the name of one of them, a link also
     */
    Path prepare(String path) throws IOException {
        var at = directory;
        if (!path.isEmpty()) {
            for (var level : path.split("/")) {
                at = at.resolve(level);
                if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                    throw new NotDirectoryException(at.toString());
                }
                if (Durable.createDirectory(at)) {
                    unsynced.add(at.getParent());
                }
            }
        }
        return at;
    }

    /** Gives a file its name, if it still has its temporary one; whether it had. {@link #sync} follows. */
    boolean rename(Path temporary, String target) throws IOException {
        if (!Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        int slash = target.lastIndexOf('/');
        var parent = prepare(slash < 0 ? "" : target.substring(0, slash));
        var named = parent.resolve(target.substring(slash + 1));
        if (Files.exists(named, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(named.toString());
        }
        Files.move(temporary, named, StandardCopyOption.ATOMIC_MOVE);
        unsynced.add(parent);
        steps.at(Step.RENAMED);
        return true;
    }

    /** The names given are on disk when it returns. */
    void sync() throws IOException {
        for (var each : Set.copyOf(unsynced)) {
            Durable.syncDirectory(each);
            unsynced.remove(each);
        }
    }
}
