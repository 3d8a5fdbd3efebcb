package org.danubecamel.benchmarks.load;

import org.jspecify.annotations.Nullable;

/** What goes wrong makes the whole measurement void: this JVM ends at once, saying why. */
final class Failures {

    private Failures() {}

    /** Ends this JVM if there is a failure. */
    static void check(@Nullable Throwable failure) {
        if (failure != null) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
