package org.danubecamel.component;

/** What becomes of a message that was given to the route as often as allowed and failed each time. */
public enum OnFailure {
    /** It is sent to the dead-letter endpoint with all that is known of the failure, and acknowledged once it is stored there. */
    DEAD_LETTER,
    /** It is given to the route again and again, with growing delay, and other messages go on. */
    RETRY,
    /** The route stops, and the message stays with the broker. */
    STOP
}
