package org.danubecamel.benchmarks.figures;

import java.util.List;

/** The middle of some figures, and how far they lie apart. */
public record Spread(double median, double least, double most) {

    /** Returns the spread of at least one figure. */
    public static Spread of(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
