package org.danubecamel.batch.internal;

/**
 * Learns how many records the sources give before they wait for results. Where a batch that was due to silence is written
 * without anything arriving meanwhile, more will not come before it is written; so the next that many need not wait for
 * the silence again. One arrival during such a batch, and what was learned is forgotten. Not safe for use by several
 * threads.
 */
final class SourceWindow {

    private static final int UNKNOWN = 0;

    private int window = UNKNOWN;
    private int candidate = UNKNOWN;

    /** A batch is on its way. */
    void sent(int records, boolean dueToSilence, boolean alone) {
        candidate = dueToSilence && alone ? records : UNKNOWN;
    }

    void arrived(boolean duringBatch) {
        if (duringBatch) {
            candidate = UNKNOWN;
            window = UNKNOWN;
        }
    }

    /** The batch has its outcome. */
    void landed() {
        window = candidate;
        candidate = UNKNOWN;
    }

    boolean isReached(int parked) {
        return window != UNKNOWN && parked >= window;
    }
}
