package org.danubecamel.client;

import org.jspecify.annotations.Nullable;

/** A failure of the client or of the broker, with a stable identifier and what became of the message, if any. */
public final class DanubeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorId id;
    private final SendOutcome outcome;
    private final boolean retryable;

    /** Creates a failure that the same call would meet again. */
    public DanubeException(ErrorId id, String message) {
        this(id, message, SendOutcome.REFUSED, false, null);
    }

    /**
     * Creates a failure.
     *
     * @param id what failed
     * @param message what, where, what was given, what is allowed, what to do; without the identifier
     * @param outcome what became of the message that was being sent; {@code REFUSED} where there was none
     * @param retryable whether the same call may succeed later without anything being changed by hand
     * @param cause what the network layer reported
     */
    public DanubeException(
            ErrorId id, String message, SendOutcome outcome, boolean retryable, @Nullable Throwable cause) {
        super(id.code() + " " + message, cause);
        this.id = id;
        this.outcome = outcome;
        this.retryable = retryable;
    }

    /** Returns what failed. */
    public ErrorId id() {
        return id;
    }

    /** Returns what became of the message: {@code REFUSED} (certainly not stored) or {@code UNKNOWN}. */
    public SendOutcome outcome() {
        return outcome;
    }

    /** Returns whether the same call may succeed later without anything being changed by hand. */
    public boolean isRetryable() {
        return retryable;
    }
}
