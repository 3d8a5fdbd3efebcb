package org.danubecamel.contract.source;

import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.PositionStore;
import org.jspecify.annotations.Nullable;

/** A store that is wrong: it says that a position is stored when it only knows it. */
final class StoreAtStop implements PositionStore {

    private final PositionStore store;
    private @Nullable Position last;

    StoreAtStop(PositionStore store) {
        this.store = store;
    }

    @Override
    public @Nullable Position open(String identity) throws Exception {
        return store.open(identity);
    }

    @Override
    public void store(Position position) {
        last = position;
    }

    @Override
    public void close() throws Exception {
        if (last != null) {
            store.store(last);
        }
        store.close();
    }
}
