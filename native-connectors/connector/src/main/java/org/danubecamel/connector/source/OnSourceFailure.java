package org.danubecamel.connector.source;

/** What becomes of a record that failed as often as allowed, by its own fault, or that cannot be decoded. */
public enum OnSourceFailure {
    /** It is sent to the dead-letter endpoint with its cause, and is done with once it is stored there. */
    DEAD_LETTER,
    /**
     * It is given to the route again and again, with growing delay. One that cannot be decoded waits for a restart. The
     * position stays before it, and reading stops when maxInFlight records are read beyond it.
     */
    RETRY,
    /** The route stops, and the position stays before it. */
    STOP
}
