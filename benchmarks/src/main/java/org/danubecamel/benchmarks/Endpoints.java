package org.danubecamel.benchmarks;

import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Broker;

/** What many producers and consumers of one client need when they are idle: threads and heap. */
final class Endpoints implements Benchmark {

    static final String NAME = "endpoints";

    private static final int TOPICS = 10_000;
    private static final int PAIRS = 1_000;
    private static final int ALLOWED_BYTES = 64 << 10;
    private static final double MIB = 1 << 20;

    /** Completing futures, calling listeners, and the network. */
    private static final int THREADS_A_CORE = 3;

    /** What a client and gRPC need once: timers, name resolution. */
    private static final int FURTHER_THREADS = 6;

    @Override
    public Headline run(Settings settings) {
        try (var broker = new Broker(settings.brokerFlags(), settings.broker())) {
            var job = Jobs.at(broker, settings)
                    .with("job", "endpoints")
                    .with("topics", TOPICS)
                    .with("pairs", PAIRS);
            Console.progress(
                    "%,d topics, %,d producers, %,d consumers, then %d s idle",
                    TOPICS, PAIRS, PAIRS, settings.seconds());
            var report = Jobs.work(settings.workerFlags(), settings.profile() ? job.with("histogram", true) : job);
            printThreads(report);
            checkThreads(report);
            return new Headline(
                    NAME,
                    printHeap(report) / ALLOWED_BYTES,
                    "live heap per idle producer or consumer to 64 KiB, " + PAIRS + " of each on " + TOPICS
                            + " topics in one client");
        }
    }

    private static void printThreads(Arguments report) {
        Console.figure(
                "threads: %.0f before the client, at most %.0f meanwhile, %.0f in the end: %s",
                report.number("threadsBefore"),
                report.number("threadsPeak"),
                report.number("threads"),
                report.text("clientThreads"));
    }

    private static double printHeap(Arguments report) {
        var before = report.number("heapBefore");
        var bytes = (report.number("heap") - before) / (2 * PAIRS);
        Console.figure(
                "live heap: %.1f MiB before the client, %.1f MiB after it created the topics, %.1f MiB with all idle:"
                        + " %,.0f bytes per producer or consumer",
                before / MIB, report.number("heapWithTopics") / MIB, report.number("heap") / MIB, bytes);
        return bytes;
    }

    /** Fails if there were more threads than the cores explain. */
    static void checkThreads(Arguments report) {
        var cores = Runtime.getRuntime().availableProcessors();
        var allowed = THREADS_A_CORE * cores + FURTHER_THREADS;
        var started = report.number("threadsPeak") - report.number("threadsBefore");
        Console.figure("threads of the client: at most %.0f; allowed with %d cores: %d", started, cores, allowed);
        if (started > allowed) {
            throw new IllegalStateException("The client had " + (int) started + " threads at once for " + 2 * PAIRS
                    + " producers and consumers; with " + cores + " cores at most " + allowed + " are allowed");
        }
    }
}
