package org.danubecamel.batch;

/** What the list that the sink is called with holds. */
public enum BatchBody {
    /** The bodies of the messages. */
    BODY,
    /** Copies of the messages, with body and headers. */
    MESSAGE
}
