package org.danubecamel.client;

/** What became of a message that was given to a producer. Each message has exactly one outcome. */
public enum SendOutcome {
    /** The broker answered that it stored the message. */
    STORED,
    /** The message is certainly not stored. */
    REFUSED,
    /** No answer arrived to a publish that the broker may have carried out: the message may be stored, or not. */
    UNKNOWN
}
