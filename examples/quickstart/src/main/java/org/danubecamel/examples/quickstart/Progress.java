package org.danubecamel.examples.quickstart;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Body;

/** What the user sees. */
final class Progress {

    private static final int MAX_SHOWN = 160;

    private final PrintStream out;
    private final Instant jvmStart;
    private final AtomicBoolean first = new AtomicBoolean(true);

    Progress(PrintStream out) {
        this.out = out;
        this.jvmStart = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    /** Prints an event that stands in the file; before the first one, how long this JVM took to get there. */
    void arrived(@Body byte[] line) {
        if (first.compareAndSet(true, false)) {
            double seconds = Duration.between(jvmStart, Instant.now()).toMillis() / 1000.0;
            say(String.format(Locale.ROOT, "First event delivered %.1f s after the JVM started.", seconds));
        }
        say("arrived: " + shown(line));
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
