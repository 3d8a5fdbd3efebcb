package org.danubecamel.benchmarks;

/** One thing that can be measured. */
interface Benchmark {

    /** Measures, prints the figures on standard output, and returns the last line. */
    Headline run(Settings settings);
}
