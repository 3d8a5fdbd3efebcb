package org.danubecamel.contract.crash;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A moment in the life of a message, between two things that a process does. */
public enum CrashPoint {
    /** The route has it, and has done nothing yet. */
    AFTER_DELIVERY(Progress.NOT_DONE, false, 60),
    /** The batch has it, and the sink has not been called. */
    WHILE_PARKED(Progress.NOT_DONE, false, 60),
    /** The sink was called. */
    BEFORE_WRITE(Progress.NOT_DONE, false, 4),
    /** The sink is at work, and nobody knows how far it has come. */
    WHILE_WRITING(Progress.UNKNOWN, false, 4),
    /** Half of the batch is written, and the message, the last of it, is not. Only a sink knows when that is. */
    MID_WRITE(Progress.NOT_DONE, false, 4),
    /** The batch is written, and its exchanges are not complete. */
    AFTER_WRITE_BEFORE_COMPLETION(Progress.DONE, false, 4),
    /** The exchange is complete, and the broker has not been told. */
    AFTER_COMPLETION_BEFORE_ACK(Progress.DONE, true, 60),
    /** The sink has written nothing of the batch, and is called with a part of it. */
    DURING_HALVING(Progress.NOT_DONE, false, 3),
    /** The message is to become a dead letter, and the broker has not been sent it. */
    BEFORE_DEAD_LETTER(Progress.NOT_DONE, true, 3),
    /** The broker has stored the dead letter, and its answer has not been read. */
    DURING_DEAD_LETTER(Progress.DONE, true, 3),
    /** The dead letter is known to be stored, and the message is not acknowledged. */
    AFTER_DEAD_LETTER_BEFORE_ACK(Progress.DONE, true, 3),
    /** The route has the record that the source has read, and has done nothing yet. */
    AFTER_READ(Progress.NOT_DONE, false, 60),
    /** The record is to be published, and the broker has not been sent it. */
    BEFORE_PUBLISH(Progress.NOT_DONE, true, 60),
    /** The broker has stored the record, and its answer has not been read. */
    DURING_PUBLISH(Progress.DONE, true, 60),
    /** The record is known to be published, and its exchange is not complete. */
    AFTER_PUBLISH(Progress.DONE, false, 60),
    /** The exchange is complete, and nobody knows whether the position is stored. */
    WHILE_STORING_POSITION(Progress.UNKNOWN, false, 60);

    /** Those of a route to a sink, which need nothing of the sink itself. */
    static final Set<CrashPoint> OF_SINKS = Collections.unmodifiableSet(EnumSet.complementOf(
            EnumSet.of(MID_WRITE, AFTER_READ, BEFORE_PUBLISH, DURING_PUBLISH, AFTER_PUBLISH, WHILE_STORING_POSITION)));

    /** Those of a route from a source. */
    static final Set<CrashPoint> OF_SOURCES =
            Collections.unmodifiableSet(EnumSet.range(AFTER_READ, WHILE_STORING_POSITION));

    /** Whether a message has come to where it belongs, so that it comes there a second time. */
    enum Progress {
        NOT_DONE,
        DONE,
        UNKNOWN
    }

    private final Progress progress;
    private final boolean onTheWire;
    private final int visits;

    CrashPoint(Progress progress, boolean onTheWire, int visits) {
        this.progress = progress;
        this.onTheWire = onTheWire;
        this.visits = visits;
    }

    Progress progress() {
        return progress;
    }

    /** Returns whether it is a call of the broker, and none of the route. */
    boolean isOnTheWire() {
        return onTheWire;
    }

    /** Returns how often {@value SinkRun#LOAD} messages pass it at least. */
    int visits() {
        return visits;
    }
}
