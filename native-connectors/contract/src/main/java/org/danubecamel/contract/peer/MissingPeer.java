package org.danubecamel.contract.peer;

import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * What becomes of a test whose peer is not there. A person's machine skips it and says so; a build that sets the variable
 * {@code CI} fails, because nobody reads what it skips.
 */
final class MissingPeer {

    private final boolean ci;

    private MissingPeer(boolean ci) {
        this.ci = ci;
    }

    static MissingPeer onThisMachine() {
        return in(System.getenv());
    }

    static MissingPeer in(Map<String, String> environment) {
        var ci = environment.getOrDefault("CI", "");
        return new MissingPeer(!ci.isEmpty() && !ci.equals("false"));
    }

    /**
     * Returns what ends the test on a person's machine.
     *
     * @throws AssertionError where {@code CI} is set
     */
    TestAbortedException because(String what) {
        if (ci) {
            throw new AssertionError("Missing, and CI is set: " + what);
        }
        // Reports count what was skipped; only here does the reason meet the eye.
        System.err.println("SKIPPED: " + what);
        return new TestAbortedException(what);
    }
}
