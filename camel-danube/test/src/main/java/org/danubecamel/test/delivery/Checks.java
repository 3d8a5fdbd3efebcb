package org.danubecamel.test.delivery;

import java.util.regex.Pattern;

/** Checks of what a run is set up with. */
final class Checks {

    /** What can be part of a file's name and of a line of blank-separated words. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Checks() {}

    static void name(String what, String value) {
        require(
                NAME.matcher(value).matches(),
                what,
                "'" + value + "'",
                "letters, digits, '.', '_' and '-', beginning with a letter or digit");
    }

    static void require(boolean condition, String what, Object given, String allowed) {
        if (!condition) {
            throw new IllegalArgumentException("The value of " + what + " is " + given + ". Allowed: " + allowed + ".");
        }
    }
}
