package org.danubecamel.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a producer or consumer is connected.
 *
 * @param status the state of its worst partition
 * @param since when that state began
 * @param lastError why it is not connected, or why it last was not; null if it never failed
 */
public record ConnectionState(Status status, Instant since, @Nullable DanubeException lastError) {

    /** The states, the best first. */
    public enum Status {
        /** The broker has accepted the producer, or delivers to the consumer. */
        CONNECTED,
        /**
         * Closed to the broker by {@link Consumer#suspend}, or for a while by the consumer itself, because too much is
         * unfinished or for too long; the last error says which.
         */
        SUSPENDED,
        /** Under way, for the first time or again. */
        CONNECTING,
        /** Given up after an error that would only repeat itself. */
        FAILED,
        /** Closed by its owner. */
        CLOSED
    }
}
