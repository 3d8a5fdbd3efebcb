package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the log.
 *
 * @param number grows by one with each segment
 */
record Segment(int number, DiskFile file) {

    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);
    private static final Pattern NAME = Pattern.compile("(\\d{9})\\.segment");

    static String name(int number) {
        return String.format("%09d.segment", number);
    }

    /** Closes a file that has no further use; whether that succeeds changes nothing. */
    static void close(DiskFile file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("A file of the log cannot be closed: {}", e.toString());
        }
    }

    /** Returns the number in a file's name, or -1 if it is not a segment's. */
    static int number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
