package org.danubecamel.client;

/** What became of an acknowledgement. */
public enum AckOutcome {
    /** The broker answered it. */
    CONFIRMED,
    /**
     * No answer: the stream it belonged to ended. Should the broker deliver the message again, the client acknowledges
     * it again by itself as long as it remembers the message, and otherwise delivers it a second time.
     */
    UNCONFIRMED
}
