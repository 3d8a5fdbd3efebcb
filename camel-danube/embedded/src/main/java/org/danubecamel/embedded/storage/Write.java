package org.danubecamel.embedded.storage;

import org.danubecamel.embedded.storage.format.Entry;

/** One entry on its way into the log, and what follows from it. */
abstract class Write {

    /** Makes the entry. Called at most once, while no other entry is made. */
    abstract Entry.Builder entry();

    /** The entry is kept. Called on the commit thread, after all entries before it. */
    abstract void kept(long position, int size);

    /** The entry is not kept. Called while no other entry is made, also if none was made; after all before it. */
    abstract void notKept(StorageException cause);
}
