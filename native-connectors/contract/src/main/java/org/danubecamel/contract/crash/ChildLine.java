package org.danubecamel.contract.crash;

/** What the process of a route says, line by line. */
final class ChildLine {

    static final String READY = "ready";

    private static final String HALTED = "halted with ";
    private static final String CONFIRMED = "confirmed ";

    private ChildLine() {}

    /** It has come to its crash point with a message. */
    static String halted(long number) {
        return HALTED + number;
    }

    /** The broker has confirmed that a message is acknowledged, or stored. */
    static String confirmed(long number) {
        return CONFIRMED + number;
    }

    static boolean isHalted(String line) {
        return line.startsWith(HALTED);
    }

    static boolean isConfirmed(String line) {
        return line.startsWith(CONFIRMED);
    }

    /** Returns the number of the message that a line is about. */
    static long number(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
