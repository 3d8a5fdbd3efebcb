package org.danubecamel.benchmarks.load;

import org.jspecify.annotations.Nullable;

/** Sends messages to one topic, as many at once as it allows. */
interface Sender {

    /** Receives the broker's answer to one message. */
    interface Answer {

        /** Called once, on whichever thread; {@code failure} is null if the message was stored. */
        void answered(@Nullable Throwable failure);
    }

    /** Sends a message, waiting while as many as allowed are unanswered. */
    void send(byte[] payload, Answer answer);
}
