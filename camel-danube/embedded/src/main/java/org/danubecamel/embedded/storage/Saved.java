package org.danubecamel.embedded.storage;

import org.jspecify.annotations.Nullable;

/**
 * Learns once that a change is where it survives what the storage promises to survive, or that it is not. Called either
 * before the method that took it returns, or later on one of the broker's own threads.
 */
@FunctionalInterface
public interface Saved {

    /**
     * Tells the end.
     *
     * @param failure null if the change is kept; otherwise why it is not, and then it may still be found after a crash
     */
    void saved(@Nullable StorageException failure);
}
