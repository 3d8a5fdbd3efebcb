package org.danubecamel.embedded.storage;

/** A subscription on the heap. */
record MemorySubscription(String name, int type, Cursor cursor) implements SubscriptionStorage {

    @Override
    public void finish(long offset, Saved saved) {
        cursor.finish(offset);
        saved.saved(null);
    }
}
