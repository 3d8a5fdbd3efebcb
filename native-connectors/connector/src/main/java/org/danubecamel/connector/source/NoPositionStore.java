package org.danubecamel.connector.source;

import org.jspecify.annotations.Nullable;

/** Remembers nothing: the source begins anew each time that its route starts. */
final class NoPositionStore implements PositionStore {

    @Override
    public @Nullable Position open(String identity) {
        return null;
    }

    @Override
    public void store(Position position) {
        // The reader goes on by itself while it runs.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public String toString() {
        return "none";
    }
}
