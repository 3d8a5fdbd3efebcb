package org.danubecamel.client.internal.wire;

import java.time.Instant;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeException;
import org.jspecify.annotations.Nullable;

/** Remembers how something is connected, since when, and what last went wrong. Safe for use by any number of threads. */
public final class StateKeeper {

    private volatile ConnectionState current = new ConnectionState(Status.CONNECTING, Instant.now(), null);

    /** Returns the state. */
    public ConnectionState get() {
        return current;
    }

    /** Returns the status. */
    public Status status() {
        return current.status();
    }

    /** Returns what last went wrong, null if nothing did. */
    public @Nullable DanubeException lastError() {
        return current.lastError();
    }

    /** Sets the status; the time changes only with the status, and the last error is kept where none is given. */
    public synchronized void set(Status status, @Nullable DanubeException error) {
        if (current.status() == Status.CLOSED) {
            // For good: an answer that was still under way changes nothing.
            return;
        }
        var since = current.status() == status ? current.since() : Instant.now();
        current = new ConnectionState(status, since, error != null ? error : current.lastError());
    }
}
