package org.danubecamel.benchmarks.load;

import org.danubecamel.benchmarks.process.Arguments;

/** A while at a steady rate. */
interface Phase {

    /** Runs it, and returns when all that was sent has arrived. */
    Latencies run(double seconds) throws InterruptedException;

    /**
     * Runs it twice, and returns what the second time gave. What piled up while the JVM was cold is gone by then, and no
     * part of what is measured.
     */
    static Latencies warmedUp(Phase phase, Arguments job) throws InterruptedException {
        var unused = phase.run(job.number("warmUp"));
        return phase.run(job.number("seconds"));
    }
}
