package org.danubecamel.client;

import java.time.Duration;

/** Checks of option values that say what was given and what is allowed. */
final class Options {

    private Options() {}

    static void require(boolean allowed, String option, Object given, String range) {
        if (!allowed) {
            throw new DanubeException(
                    ErrorId.OPTION, "Option " + option + "=" + given + " is out of range. Allowed: " + range + ".");
        }
    }

    static void requirePositive(String option, Duration given) {
        require(!given.isNegative() && !given.isZero(), option, given, "more than 0");
    }
}
