package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What outlasts a loss of power: directory entries are data of their own. */
final class Durable {

    private static final boolean DIRECTORIES_OPEN =
            !System.getProperty("os.name", "").startsWith("Windows");

    private Durable() {}

    /** The entries of this directory are on disk when it returns. On Windows they are when they are made. */
    static void syncDirectory(Path directory) throws IOException {
        if (DIRECTORIES_OPEN) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Makes a directory unless it is there; whether it was not. It outlasts a loss of power once its parent is synced.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something else has its name, a link also
     */
    static boolean createDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.createDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }
}
