package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.util.List;

/** The few things that the log asks of a file system, so that a test can take away what was not synced. */
interface Disk {

    /** Returns the names of the files. */
    List<String> names() throws IOException;

    /** Opens a file, which is made if it does not exist. */
    DiskFile open(String name) throws IOException;

    void rename(String from, String to) throws IOException;

    /** Deletes a file, which may be open. */
    void delete(String name) throws IOException;

    /** Returns when it survives a crash which files there are, and under which names. */
    void syncDirectory() throws IOException;

    /** Returns where the files are, for messages. */
    String describe();
}
