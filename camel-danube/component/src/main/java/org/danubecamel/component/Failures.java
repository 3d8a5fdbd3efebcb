package org.danubecamel.component;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Failures as futures report them. */
final class Failures {

    private Failures() {}

    /** Returns what the future failed with, without the wrapper that it was reported in. */
    static Throwable cause(Throwable reported) {
        var wrapped = reported instanceof CompletionException || reported instanceof ExecutionException;
        var cause = reported.getCause();
        return wrapped && cause != null ? cause : reported;
    }
}
