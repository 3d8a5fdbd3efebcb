package org.danubecamel.test.delivery;

/**
 * How much happened in a run.
 *
 * @param attempted messages that were sent, each with one outcome of the next three
 * @param stored messages that their senders were told are stored
 * @param refused messages that their senders were told are certainly not stored
 * @param unknown messages that may be stored; those of a producer that was killed before it was told are among them
 * @param unknownArrived those of the last that were processed
 * @param doubts publishes that ended without an answer
 * @param received deliveries
 * @param processings deliveries that were processed
 * @param processed different messages that were processed
 */
public record DeliveryCounts(
        long attempted,
        long stored,
        long refused,
        long unknown,
        long unknownArrived,
        long doubts,
        long received,
        long processings,
        long processed) {}
