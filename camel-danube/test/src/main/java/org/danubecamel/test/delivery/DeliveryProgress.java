package org.danubecamel.test.delivery;

/**
 * How far a run is.
 *
 * @param pending messages that were sent, and whose senders were not told an outcome
 * @param stored messages that their senders were told are stored
 * @param missing those of them that have not been processed
 * @param processed different messages that were processed
 * @param received deliveries
 */
public record DeliveryProgress(long pending, long stored, long missing, long processed, long received) {}
