package org.danubecamel.embedded.storage;

/** What a storage might do wrong; nothing unless it is overridden. */
interface StorageDefect {

    StorageDefect NONE = new StorageDefect() {};

    /** Returns who is told about a finished offset. */
    default Saved finishing(Saved saved) {
        return saved;
    }

    /** Something happens just before a subscription is dropped, without which offsets from {@code needed} on are needed. */
    default void unsubscribing(DiskFaults faults, TopicStorage topic, long needed) {}
}
