package org.danubecamel.embedded;

/** What becomes of a message whose redeliveries are used up. */
public enum PoisonPolicy {
    /** It is published to the dead-letter topic and then counts as acknowledged. */
    DEAD_LETTER,
    /** It stays, and the subscription gets no new messages; with KeyShared, its key gets none. */
    BLOCK,
    /** It counts as acknowledged. */
    DROP
}
