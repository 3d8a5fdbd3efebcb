package org.danubecamel.examples.quickstart;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.Body;

/** What the user sees. */
final class Progress {

    private static final int MAX_SHOWN = 160;
    private static final double MILLIS_PER_SECOND = 1000;

    private final PrintStream out;
    private boolean timed;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Prints an event that stands in the file; before the first one, how long this JVM took to get there. */
    synchronized void arrived(@Body byte[] line) {
        if (!timed) {
            timed = true;
            long now = System.currentTimeMillis();
            double seconds = (now - ManagementFactory.getRuntimeMXBean().getStartTime()) / MILLIS_PER_SECOND;
            say(String.format(Locale.ROOT, "First event delivered %.1f s after the JVM started.", seconds));
        }
        say("arrived: " + shown(line));
    }

    /** Prints where the events are and how to send one. */
    void invite(Path output, URI webhook) {
        say("Events are appended to " + output);
        say("Send one:  curl -H 'Content-Type: application/json' -d '{\"hello\":\"world\"}' " + webhook);
        say("Stop with Ctrl-C.");
    }

    /** Prints one line. */
    void say(String line) {
        out.println(line);
    }

    /** Returns the event short enough for a line, and without characters that could command a terminal. */
    static String shown(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8).strip();
        String plain = text.replaceAll("\\p{Cntrl}|[\\x{80}-\\x{9f}]", "?");
        return plain.length() <= MAX_SHOWN ? plain : plain.substring(0, MAX_SHOWN) + "…";
    }
}
