package org.danubecamel.benchmarks.process;

import java.io.IOException;
import java.util.List;

/** What runs in a JVM that {@link JavaProcess} started: it reports by lines, and never outlives who started it. */
public final class Child {

    private static final String MARK = "::";

    private Child() {}

    /** Ends this JVM as soon as its standard input ends, as it does when the JVM that started it is gone. */
    public static void endWithParent() {
        var watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            continue;
                        }
                    } catch (IOException gone) {
                        // As good as its end.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** Tells the parent something. */
    public static void report(Arguments values) {
        System.out.println(MARK + values);
        System.out.flush();
    }

    static boolean isReport(String line) {
        return line.startsWith(MARK);
    }

    static Arguments parse(String line) {
        return Arguments.parse(List.of(line.substring(MARK.length()).split(" ")));
    }
}
