package org.danubecamel.examples.quickstart;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that events are appended to, one a line. */
final class EventFile {

    private static final String ADVICE = " Choose another file with --output FILE.";

    private final Path path;

    EventFile(Path path) {
        this.path = path;
    }

    /**
     * Creates the file and its folder where they are missing.
     *
     * @throws SetupException if the file cannot be written
     */
    void prepare() {
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            endTornLine();
        } catch (AccessDeniedException e) {
            throw new SetupException("cannot write " + path + ": no permission for " + e.getFile() + "." + ADVICE);
        } catch (IOException e) {
            throw new SetupException("cannot write " + path + ": " + e.getMessage() + "." + ADVICE);
        }
    }

    /**
     * Ends a line that a crash or a full disk cut off, so that the next event starts on a line of its own. The event cut
     * off was not acknowledged and is delivered again.
     */
    void endTornLine() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long length = file.length();
            if (length == 0) {
                return;
            }
            file.seek(length - 1);
            if (file.read() != '\n') {
                file.write('\n');
            }
        }
    }
}
