package org.danubecamel.routes.kill;

/** What is sent: numbered from 0, as the topic numbers it, and good or bad. */
record Order(long number, boolean bad) {

    static Order parse(String text) {
        var words = text.split(" ");
        return new Order(Long.parseLong(words[1]), words[0].equals("bad"));
    }

    String text() {
        return (bad ? "bad " : "good ") + number;
    }
}
