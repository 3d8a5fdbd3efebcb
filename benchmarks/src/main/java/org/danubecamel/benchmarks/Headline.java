package org.danubecamel.benchmarks;

import java.util.Locale;

/**
 * The last line of a benchmark.
 *
 * @param ratio ours to the baseline's
 * @param of what the ratio is of
 */
record Headline(String name, double ratio, String of) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s ratio=%.2f (%s)", name, ratio, of);
    }
}
