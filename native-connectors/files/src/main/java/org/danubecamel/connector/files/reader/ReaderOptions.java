package org.danubecamel.connector.files.reader;

import java.nio.file.Path;
import java.time.Duration;
import org.danubecamel.connector.files.format.FileFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is read, and how.
 *
 * @param directory the directory
 * @param include a glob of the names that are read; with a slash in it, of the paths below the directory
 * @param recursive whether the directories below are read too
 * @param minAge how long a file must not have been changed before it is read
 * @param format how records stand in files
 * @param byExtension whether the compression is the one that the end of a file's name says, and not that of the format
 * @param after what becomes of files that are read
 * @param moveTo with {@link AfterReading#MOVE} where to, in the same file system
 * @param tail whether files are followed as they grow
 * @param maxRecordBytes how large a record may be
 * @param stateDirectory where the ledger is, and by default the position; null for a hidden folder in the directory
 * @param name the name of the position
 */
public record ReaderOptions(
        Path directory,
        String include,
        boolean recursive,
        Duration minAge,
        FileFormat format,
        boolean byExtension,
        AfterReading after,
        @Nullable Path moveTo,
        boolean tail,
        int maxRecordBytes,
        @Nullable Path stateDirectory,
        String name) {

    /** Where what is remembered is. */
    Path state() {
        return stateDirectory == null ? directory.resolve(".danube-files").resolve("positions") : stateDirectory;
    }
}
