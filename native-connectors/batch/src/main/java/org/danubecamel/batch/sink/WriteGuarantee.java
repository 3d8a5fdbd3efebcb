package org.danubecamel.batch.sink;

/** What a call of the sink with a list of records is worth when it fails. */
public enum WriteGuarantee {
    /** A call that failed has written nothing. Its records may be written in smaller calls, each good one once. */
    ATOMIC,
    /**
     * A call that wrote a part says which part it did not, by {@link BatchFailureException}. Where it fails without saying
     * so, its records are written in smaller calls.
     */
    REPORTS,
    /** A record that is written again changes nothing. Records of a call that failed are written in smaller calls. */
    IDEMPOTENT,
    /** Nothing is known. A batch that failed is tried again whole or not at all; each try may write all of it again. */
    NONE;

    /** Returns whether the records of a call that failed may be written again in smaller calls. */
    public boolean allowsSmallerCalls() {
        return this != NONE;
    }
}
