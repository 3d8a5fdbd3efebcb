package org.danubecamel.test.delivery;

import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.SendOutcome;

/** Something that a producer, a consumer or the harness has seen happen. Times are in microseconds since 1970. */
sealed interface Event {

    /** Returns when it was recorded. */
    long micros();

    /** A message is about to be sent. */
    record Attempted(long micros, MessageId id) implements Event {}

    /**
     * One publish of a message ended without an answer that says what became of it, so that the broker may have stored
     * it. Recorded before the client learns of it, and so before the message is sent again.
     *
     * @param status how the call ended
     */
    record Doubted(long micros, MessageId id, String status) implements Event {}

    /** The client has told what became of a message. */
    record Settled(long micros, MessageId id, SendOutcome outcome) implements Event {}

    /**
     * A consumer was given a message.
     *
     * @param delivery counts what this consumer was given
     * @param position where the broker holds it, such as {@code /default/orders@17}
     * @param redeliveries how often the client says this consumer was given it before
     */
    record Received(long micros, long delivery, MessageId id, String position, int redeliveries) implements Event {}

    /** A consumer was given something that no sequenced producer made, or not so. */
    record Corrupted(long micros, String position, String reason) implements Event {}

    /** A consumer has done its work on a delivery. Recorded before it is acknowledged. */
    record Processed(long micros, long delivery) implements Event {}

    /** The client has told what became of the acknowledgement of a delivery. */
    record Acknowledged(long micros, long delivery, AckOutcome outcome) implements Event {}

    /**
     * A stream of a consumer has ended, and not by its own will.
     *
     * @param topic the topic or partition
     * @param status how it ended
     */
    record Ended(long micros, String topic, String status) implements Event {}

    /** The consumers have received all that will come. */
    record Drained(long micros) implements Event {}
}
