package org.danubecamel.batch.internal;

/** Defects that the checker of the model test must find. */
enum Planted {
    /** Nothing is wrong. */
    NONE,
    /** Records are reported written before they are. */
    COMPLETES_BEFORE_THE_WRITE,
    /** Positions in a list that the sink's route has filtered are taken for positions in the batch. */
    TRUSTS_POSITIONS_IN_A_FILTERED_LIST,
    /** A record that is refused alone is passed over as if it were written. */
    JUMPS_A_FAILED_RECORD,
    /** A record gets no result. */
    FORGETS_A_RESULT,
    /** A record gets its result twice. */
    GIVES_A_RESULT_TWICE,
    /** A batch is written in two halves that swap places. */
    SWAPS_RECORDS,
    /** The sink is asked for every record of a batch, and again and again. */
    CALLS_WITHOUT_END
}
