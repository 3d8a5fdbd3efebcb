package org.danubecamel.client;

/** What became of an acknowledgement. */
public enum AckOutcome {
    /**
     * The broker answered it while the stream that delivered the message was open, as far as is known: a broker that has
     * lost the stream without the client's knowledge answers likewise, and delivers the message again.
     */
    CONFIRMED,
    /**
     * No answer that counts: the stream it belonged to ended, or it was refused. Should the broker deliver the message again, the client acknowledges
     * it again by itself as long as it remembers the message, and otherwise delivers it a second time.
     */
    UNCONFIRMED
}
