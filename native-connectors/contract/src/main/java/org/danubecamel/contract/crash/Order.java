package org.danubecamel.contract.crash;

import org.apache.camel.Message;

/**
 * What is sent.
 *
 * @param number from 0, as the topic numbers it
 * @param bad whether the system must refuse it
 */
public record Order(long number, boolean bad) {

    /** The header that says which order a message is. */
    static final String HEADER = "CrashTestOrder";

    static Order parse(String text) {
        var words = text.split(" ", -1);
        return new Order(Long.parseLong(words[1]), words[0].equals("bad"));
    }

    /** Returns which order a message of the list is that the sink is called with. */
    public static Order of(Message message) {
        var text = message.getHeader(HEADER, String.class);
        if (text == null) {
            throw new IllegalArgumentException("A message that is no order: " + message);
        }
        return parse(text);
    }

    String text() {
        return (bad ? "bad " : "good ") + number;
    }
}
