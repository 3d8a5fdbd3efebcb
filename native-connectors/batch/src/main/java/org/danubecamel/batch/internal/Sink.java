package org.danubecamel.batch.internal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes records. */
@FunctionalInterface
public interface Sink {

    /**
     * Writes {@code records}.
     *
     * @param items what the sink is to be given for them, in the same order; unmodifiable
     * @param done called with null when they are written, or with why they are not; on any thread, also before this
     *     returns. Only the first call counts.
     */
    void write(List<Entry> records, List<@Nullable Object> items, Consumer<@Nullable Throwable> done);
}
