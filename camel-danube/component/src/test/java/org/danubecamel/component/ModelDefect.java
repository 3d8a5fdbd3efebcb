package org.danubecamel.component;

import org.danubecamel.client.internal.receive.ModelInbox;

/** Defects that the rules must bring to light. */
enum ModelDefect {
    /** Nothing is wrong. */
    NONE,
    /** A copy of a message is recognised by its offset alone. */
    SHIELD_BY_OFFSET,
    /** The partition is called complete up to the highest finished offset. */
    FRONTIER_JUMPS_GAPS,
    /** A message that is finished is not remembered. */
    FORGETS_WHAT_IS_FINISHED,
    /** A message is acknowledged when it is parked. */
    ACKNOWLEDGES_BEFORE_THE_WRITE,
    /** Positions in a list that the sink's route has filtered are taken for positions in the batch. */
    TRUSTS_POSITIONS_IN_A_FILTERED_LIST,
    /** A message gets no result. */
    FORGETS_A_RESULT,
    /** A dead letter is said to be stored before it is. */
    ACKNOWLEDGES_BEFORE_THE_DEAD_LETTER,
    /** A dead letter is stored, and said not to be. */
    FORGETS_A_DEAD_LETTER;

    ModelInbox.Kind inbox() {
        return switch (this) {
            case SHIELD_BY_OFFSET -> ModelInbox.Kind.SHIELD_BY_OFFSET;
            case FRONTIER_JUMPS_GAPS -> ModelInbox.Kind.FRONTIER_JUMPS_GAPS;
            case FORGETS_WHAT_IS_FINISHED -> ModelInbox.Kind.FORGETS_WHAT_IS_FINISHED;
            default -> ModelInbox.Kind.REAL;
        };
    }
}
