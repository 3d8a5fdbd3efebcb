package org.danubecamel.connector.files.writer;

import java.nio.file.Path;
import org.danubecamel.connector.files.format.FileFormat;

/**
 * What is written where, and when it is finished.
 *
 * @param directory the target
 * @param createDirectory whether it is made, with its parents, when a writer is checked and it is not there
 * @param format how records stand in files
 * @param partitioning in which directories below the target
 * @param names how files are called
 * @param rotation when files are finished
 * @param maxOpenFiles how many files are not finished at most, 1 or more; beyond it, the one that was longest without a record
 *     is finished
 * @param journalBytes how large the journal grows at most, but for one call's records; beyond it, the oldest files are finished
 */
public record WriterOptions(
        Path directory,
        boolean createDirectory,
        FileFormat format,
        Partitioning partitioning,
        FileNames names,
        Rotation rotation,
        int maxOpenFiles,
        long journalBytes) {}
