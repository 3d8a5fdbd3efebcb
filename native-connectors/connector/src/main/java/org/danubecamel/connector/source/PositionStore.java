package org.danubecamel.connector.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps the position of one source over restarts. Used by one thread at a time. */
public interface PositionStore extends AutoCloseable {

    /**
     * Returns a store in a file, which is replaced as a whole and synced, as {@code positionStore=file:DIR} makes it.
     *
     * @param directory is made if it does not exist
     * @param name 1 to 100 letters, digits, {@code _} and {@code -}
     */
    static PositionStore file(Path directory, String name) {
        if (!PositionStores.isName(name)) {
            throw new IllegalArgumentException(
                    "The name of a position, '" + name + "'. Allowed: 1 to 100 letters, digits, '_' and '-'.");
        }
        return new FilePositionStore(directory, name);
    }

    /**
     * Takes the store for this source alone and returns the position that was stored last. Called until it succeeds, and
     * never again before {@link #close}.
     *
     * @param identity the {@link PositionedSource#identity()} of the source
     * @return null if there was never any; never null because there is one that cannot be read
     * @throws SourceSetupException if another has it, it belongs to another source, or it is damaged
     * @throws Exception if it cannot be reached now
     */
    @Nullable Position open(String identity) throws Exception;

    /**
     * Stores a position.
     *
     * @throws Exception if it is not known to be durable. The one before, or this one, is then what {@link #open} gives.
     */
    void store(Position position) throws Exception;

    /** Lets go of it. Does nothing if it is not open. */
    @Override
    void close() throws Exception;
}
