package org.danubecamel.test;

import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs from the machine. Where it is missing, a person's machine skips the test and says so; a build that
 * sets the variable {@code CI} fails, because nobody reads what it skips.
 */
final class Requirement {

    private final boolean ci;

    private Requirement(boolean ci) {
        this.ci = ci;
    }

    static Requirement in(Map<String, String> environment) {
        var ci = environment.getOrDefault("CI", "");
        return new Requirement(!ci.isEmpty() && !ci.equals("false"));
    }

    /** Returns what ends the test. */
    RuntimeException missing(String what) {
        if (ci) {
            throw new AssertionError("Missing, and CI is set: " + what);
        }
        // Reports count what was skipped; only here does the reason meet the eye.
        System.err.println("SKIPPED: " + what);
        return new TestAbortedException(what);
    }
}
