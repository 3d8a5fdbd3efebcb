package org.danubecamel.routes.kill;

/** A moment in the life of a message, between two things that a process does. */
enum CrashPoint {
    /** The route has it, and has done nothing yet. */
    AFTER_DELIVERY(false, false, 60),
    /** The batch has it, and the sink has not been called. */
    WHILE_PARKED(false, false, 60),
    /** The sink was called. */
    BEFORE_WRITE(false, false, 4),
    /** Half of the batch is on the disk, and the message, the last of it, is not. */
    MID_WRITE(false, false, 4),
    /** The batch is on the disk, and the sink has not returned. */
    AFTER_WRITE_BEFORE_COMPLETION(true, false, 4),
    /** The exchange is complete, and the broker has not been told. */
    AFTER_COMPLETION_BEFORE_ACK(true, true, 60),
    /** The sink has refused the batch, and is called with a part of it. */
    DURING_HALVING(false, false, 3),
    /** The message is to become a dead letter, and the broker has not been sent it. */
    BEFORE_DEAD_LETTER(false, true, 3),
    /** The broker has stored the dead letter, and its answer has not been read. */
    DURING_DEAD_LETTER(true, true, 3),
    /** The dead letter is known to be stored, and the message is not acknowledged. */
    AFTER_DEAD_LETTER_BEFORE_ACK(true, true, 3);

    private final boolean done;
    private final boolean onTheWire;
    private final int visits;

    CrashPoint(boolean done, boolean onTheWire, int visits) {
        this.done = done;
        this.onTheWire = onTheWire;
        this.visits = visits;
    }

    /** Returns whether the message has come to where it belongs by then, so that it comes there a second time. */
    boolean isDone() {
        return done;
    }

    /** Returns whether it is a call of the broker, and none of the route. */
    boolean isOnTheWire() {
        return onTheWire;
    }

    /** Returns how often {@value KillRun#LOAD} messages pass it at least. */
    int visits() {
        return visits;
    }
}
