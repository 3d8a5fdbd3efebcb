package org.danubecamel.component;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;

/** Failures as futures report them. */
final class Failures {

    private Failures() {}

    /** Returns what the future failed with, without the wrapper that it was reported in. */
    static Throwable cause(Throwable reported) {
        var wrapped = reported instanceof CompletionException || reported instanceof ExecutionException;
        var cause = reported.getCause();
        return wrapped && cause != null ? cause : reported;
    }

    /** Returns whether the future failed with one of these. */
    static boolean is(Throwable reported, Set<ErrorId> ids) {
        return cause(reported) instanceof DanubeException known && ids.contains(known.id());
    }

    /** Returns what the future failed with; if it is no failure of the client, as one that says what was being done. */
    static DanubeException known(Throwable reported, String what) {
        var cause = cause(reported);
        return cause instanceof DanubeException known
                ? known
                : new DanubeException(
                        ErrorId.BROKER_FAILURE,
                        what + ": " + cause + ". It is tried again.",
                        SendOutcome.REFUSED,
                        true,
                        cause);
    }
}
