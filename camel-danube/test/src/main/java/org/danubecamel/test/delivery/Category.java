package org.danubecamel.test.delivery;

/** What can be found in the records of a run, problems first. */
public enum Category {
    /** Stored, as its sender was told, and never processed. */
    LOST(true),
    /**
     * Processed once more without excuse: stored twice though no publish of it was left without an answer, or delivered
     * again though its acknowledgement was confirmed in time.
     */
    DUPLICATED(true),
    /** Processed for the first time after a later message of its key. */
    REORDERED(true),
    /** Received, but never sent in this run. */
    PHANTOM(true),
    /** Received with a body or key other than was sent. */
    CORRUPT(true),
    /** Processed, though its sender was told that it is certainly not stored. */
    CONTRADICTED(true),
    /** The consumers were not seen to have received all that would come, so that nothing can be said to be lost. */
    UNFINISHED(true),
    /** Nothing was stored, so that nothing is proven. */
    EMPTY(true),
    /** Processed after a later message of its key, but its sender was told that it is in doubt, and went on. */
    LATE(false),
    /** Stored and processed once more, after a publish that was left without an answer. */
    STORED_AGAIN(false),
    /**
     * Delivered and processed once more, after an acknowledgement that was not confirmed, or too late: later than the ack
     * timeout, or when the stream had ended.
     */
    DELIVERED_AGAIN(false);

    private final boolean problem;

    Category(boolean problem) {
        this.problem = problem;
    }

    /** Returns whether a run with such a finding is not clean. */
    public boolean isProblem() {
        return problem;
    }
}
