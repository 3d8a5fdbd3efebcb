/**
 * Records to files, of which no other process ever sees a part. Start at
 * {@link org.danubecamel.connector.files.writer.FilesWriter}.
 *
 * <p>Each writer has a hidden folder of its own within the directory, with a journal of the records of files that are not
 * finished, and with those files. A call ends when the journal is synced; a file appears, whole, under its name when it is
 * finished. What a process left behind is completed by the next one from its journal.
 */
@NullMarked
package org.danubecamel.connector.files.writer;

import org.jspecify.annotations.NullMarked;
