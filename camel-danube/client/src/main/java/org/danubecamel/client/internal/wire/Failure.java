package org.danubecamel.client.internal.wire;

import org.danubecamel.client.DanubeException;

/**
 * What a failed call means.
 *
 * @param reaction what to do about it
 * @param error what to tell the caller if it is not overcome
 * @param ambiguous whether the broker may have done what it was asked
 */
public record Failure(Reaction reaction, DanubeException error, boolean ambiguous) {

    /** What to do about a failed call. */
    public enum Reaction {
        /** The same call again, after a while. */
        RETRY,
        /** Look up, register and then call again, after a while. */
        RECONNECT,
        /** As {@link #RECONNECT}, but after three times it is {@link #GIVE_UP}. */
        RECONNECT_THRICE,
        /** This message will never be taken; others may. */
        REFUSE_MESSAGE,
        /** It would fail again until somebody changes something by hand. */
        GIVE_UP
    }
}
