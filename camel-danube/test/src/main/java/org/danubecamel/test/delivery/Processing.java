package org.danubecamel.test.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** One delivery of a message to a consumer, as far as it came. Filled while events are read. */
final class Processing {

    /** The order in which they were processed. */
    static final Comparator<Processing> ORDER =
            Comparator.comparingLong(Processing::processedMicros).thenComparingLong(Processing::rank);

    /** The time of what has not happened. */
    static final long NEVER = Long.MAX_VALUE;

    private final MessageId id;
    private final String position;
    private final long receivedMicros;
    private long processedMicros = NEVER;
    private long rank;
    private long confirmedMicros = NEVER;
    private boolean streamEnded;

    Processing(Event.Received received) {
        this.id = received.id();
        this.position = received.position();
        this.receivedMicros = received.micros();
    }

    MessageId id() {
        return id;
    }

    String position() {
        return position;
    }

    long processedMicros() {
        return processedMicros;
    }

    /** Returns the place among all that were processed at the same time, as far as their files tell. */
    long rank() {
        return rank;
    }

    void processed(long micros, long itsRank) {
        processedMicros = micros;
        rank = itsRank;
    }

    /** The broker has confirmed the acknowledgement. */
    void confirmed(long micros) {
        // Once the stream has ended the broker may have taken the message back, and confirms without any effect.
        if (!streamEnded) {
            confirmedMicros = micros;
        }
    }

    /** The stream that brought it has ended. */
    void streamEnded() {
        streamEnded = true;
    }

    /** Returns the topic or partition that it came from. */
    String topic() {
        return position.substring(0, position.lastIndexOf('@'));
    }

    /**
     * Returns whether the broker may rightly deliver it again: the acknowledgement was not confirmed while the stream was
     * open, or only after the broker's patience had ended.
     */
    boolean isAcknowledgementInDoubt(Duration ackTimeout) {
        return confirmedMicros == NEVER
                || confirmedMicros - receivedMicros >= TimeUnit.MILLISECONDS.toMicros(ackTimeout.toMillis());
    }
}
