package org.danubecamel.connector.source;

import org.jspecify.annotations.Nullable;

/** A source that can be read from a position on: what a connector says of itself. Knows no Camel. */
public interface PositionedSource {

    /**
     * Returns a short name, such as {@code danube-jdbc-orders}, for files, logs and threads. What is not a letter, a digit,
     * {@code _} or {@code -} becomes {@code -}.
     */
    String name();

    /**
     * Returns what is read, without secrets: everything by which a position of one source would be wrong for another, such
     * as server, database, table, column and mode. It stands with each stored position, and one of another identity is
     * refused.
     */
    String identity();

    /**
     * Checks connection, what is to be read, and rights. Called before a reader is opened for the first time.
     *
     * @throws SourceSetupException naming every problem that waiting does not mend: the start fails
     * @throws Exception if it cannot be checked now, as when the system is down: the source starts, and tries again
     */
    void check() throws Exception;

    /**
     * Returns a new reader.
     *
     * @param after the position after which it goes on; null to begin where the source's options say
     * @throws Exception as of {@link #check}
     */
    PositionedReader open(@Nullable Position after) throws Exception;

    /**
     * A position is stored: what is before it never comes again, and may be removed. Called by another thread than the one
     * that reads, in the order of the positions. Not every position is stored, and not each that is stored is told before
     * the end. It throws nothing.
     */
    default void stored(Position position) {}

    /** Returns a store within the system that is read, for {@code positionStore=system}; null if there is none. */
    default @Nullable PositionStore systemStore() {
        return null;
    }
}
