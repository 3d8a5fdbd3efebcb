package org.danubecamel.embedded.storage;

/** What is kept of one subscription. */
public interface SubscriptionStorage {

    /** Returns the name that it was created with. */
    String name();

    /** Returns the number of the type that it was created with. */
    int type();

    /** Returns what it has finished. It shows an offset only when that is kept. */
    Cursor cursor();

    /** Marks an offset as finished. Doing so again changes nothing. */
    void finish(long offset, Saved saved);
}
