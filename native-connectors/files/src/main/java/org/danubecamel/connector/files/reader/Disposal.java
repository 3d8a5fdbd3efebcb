package org.danubecamel.connector.files.reader;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves or deletes files that are read, once that is stored. For use by several threads. */
final class Disposal {

    private static final Logger LOG = LoggerFactory.getLogger(Disposal.class);

    private final ReaderOptions options;
    private final ArrayDeque<Due> due = new ArrayDeque<>();

    private record Due(long ledger, long count, FoundFile file) {}

    Disposal(ReaderOptions options) {
        this.options = options;
    }

    /** The file may go once a position counts so many files of this ledger. */
    synchronized void whenStored(long ledger, long count, FoundFile file) {
        if (options.after() != AfterReading.LEAVE) {
            due.add(new Due(ledger, count, file));
        }
    }

    /** A position that counts so many files is stored. */
    synchronized void stored(long ledger, long count) {
        while (!due.isEmpty()
                && due.getFirst().ledger() == ledger
                && due.getFirst().count() <= count) {
            dispose(due.removeFirst().file());
        }
    }

    /** Reading goes on after so many files of this ledger; those after them are read again. */
    synchronized void readAgainAfter(long ledger, long count) {
        due.removeIf(each -> each.ledger() != ledger || each.count() > count);
    }

    /** A file that cannot be moved or deleted stays, and is tried when the source starts again; it is never read again. */
    void dispose(FoundFile file) {
        try {
            if (options.after() != AfterReading.LEAVE
                    && FoundFile.of(options.directory(), file.path()).identity() == file.identity()) {
                dispose(file.path());
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone already", file.path());
        } catch (IOException e) {
            LOG.warn("DNB-3514 {} was read, and cannot be moved or deleted: {}", file.path(), e.toString());
        }
    }

    private void dispose(Path path) throws IOException {
        var target = options.moveTo();
        if (target == null) {
            Files.delete(path);
            return;
        }
        var moved = target.resolve(options.directory().relativize(path).toString());
        Files.createDirectories(java.util.Objects.requireNonNull(moved.getParent()));
        try {
            Files.move(path, moved);
        } catch (FileAlreadyExistsException e) {
            Files.move(path, moved.resolveSibling(moved.getFileName() + "." + System.nanoTime()));
        }
    }
}
