package org.danubecamel.benchmarks;

import java.util.Locale;

/** Where words go: figures to standard output, progress to standard error. */
final class Console {

    private Console() {}

    static void figure(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    static void progress(String format, Object... values) {
        System.err.println(String.format(Locale.ROOT, format, values));
    }
}
