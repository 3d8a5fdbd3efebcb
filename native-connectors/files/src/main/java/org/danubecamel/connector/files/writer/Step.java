package org.danubecamel.connector.files.writer;

/** The points at which tests end the process. */
enum Step {
    /** Records are in files under temporary names, and not yet in the journal. */
    ENCODED,
    /** A batch is in the journal, and not yet synced. */
    JOURNAL_WRITTEN,
    /** A batch is in the journal and synced, and the call has not returned. */
    JOURNAL_SYNCED,
    /** A complete file is synced under its temporary name, and the journal does not know it. */
    FILE_SYNCED,
    /** A file has its name, and the directory is not synced. */
    RENAMED,
    /** The files that a call completed are where they belong, and it has not returned. */
    PUBLISHED,
    /** What another process left is complete and synced, and not yet renamed. */
    ADOPTED
}
