package org.danubecamel.benchmarks;

/** One thing that can be measured. */
interface Benchmark {

    /** Measures, prints the figures on standard output, and returns the last line. */
    Headline run(Settings settings);

    /** Returns how many rounds of each side it takes if it is not told. */
    default int defaultRounds() {
        return 5;
    }
}
