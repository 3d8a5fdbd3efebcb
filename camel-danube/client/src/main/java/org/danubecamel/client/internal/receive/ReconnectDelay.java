package org.danubecamel.client.internal.receive;

import io.grpc.Status;
import java.time.Duration;
import org.danubecamel.client.internal.wire.Backoff;

/**
 * How long to wait before a stream is opened again: the longer, the oftener it was in vain. A stream that broke after it
 * was of use starts the delays over. One that the broker ended does so only if it lasted, because two consumers under one
 * name end each other's streams for ever. Not thread-safe.
 */
final class ReconnectDelay {

    /** A connection that held for so long was not refused. */
    private static final Duration HELD = Duration.ofSeconds(1);

    private static final Duration UNDISPUTED = Duration.ofSeconds(30);

    private final Backoff backoff = Backoff.forConnecting();

    /**
     * Notes how a stream ended.
     *
     * @param status OK if the broker ended it
     * @param delivered whether it brought a message
     * @param lasted how long it was open
     */
    void ended(Status status, boolean delivered, Duration lasted) {
        var useful = status.isOk() ? lasted.compareTo(UNDISPUTED) >= 0 : delivered || lasted.compareTo(HELD) >= 0;
        if (useful) {
            backoff.reset();
        }
    }

    /** Returns the next delay in milliseconds. */
    long nextMillis() {
        return backoff.nextMillis();
    }
}
