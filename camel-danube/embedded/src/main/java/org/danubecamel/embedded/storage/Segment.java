package org.danubecamel.embedded.storage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the log.
 *
 * @param number grows by one with each segment
 */
record Segment(int number, DiskFile file) {

    private static final Pattern NAME = Pattern.compile("(\\d{9})\\.segment");

    static String name(int number) {
        return String.format("%09d.segment", number);
    }

    /** Returns the number in a file's name, or -1 if it is not a segment's. */
    static int number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
