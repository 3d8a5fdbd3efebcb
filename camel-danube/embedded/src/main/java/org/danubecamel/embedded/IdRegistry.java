package org.danubecamel.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What clients name by a random unsigned 64-bit id that is never 0. */
final class IdRegistry<T> {

    private final Map<Long, T> entries = new ConcurrentHashMap<>();
    private final LongSupplier source;

    IdRegistry(LongSupplier source) {
        this.source = source;
    }

    T add(LongFunction<T> creation) {
        while (true) {
            long id = source.getAsLong();
            T entry = creation.apply(id);
            if (id != 0 && entries.putIfAbsent(id, entry) == null) {
                return entry;
            }
        }
    }

    @Nullable T get(long id) {
        return entries.get(id);
    }

    void remove(long id) {
        entries.remove(id);
    }
}
