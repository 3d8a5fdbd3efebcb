package org.danubecamel.benchmarks;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.benchmarks.load.Worker;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Broker;
import org.danubecamel.benchmarks.process.JavaProcess;

/** Jobs of a {@link Worker}, each in a fresh JVM and with a topic of its own if it is not told one. */
final class Jobs {

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private Jobs() {}

    /** Returns what a job at this broker needs to know, but for its name. */
    static Arguments at(Broker broker, Settings settings) {
        var job = broker.address();
        for (var value : settings.job().values().entrySet()) {
            job = job.with(value.getKey(), value.getValue());
        }
        return job;
    }

    /** Does a job that reports once. */
    static Arguments work(List<String> flags, Arguments job) {
        try (var worker = start(flags, job)) {
            var report = worker.report();
            worker.awaitEnd();
            return report;
        }
    }

    /** Starts a job; who calls reads its reports. */
    static JavaProcess start(List<String> flags, Arguments job) {
        return JavaProcess.start(Worker.class, flags, job.has("topic") ? job : job.with("topic", newTopic()));
    }

    /** Returns the name of a topic that was not used before. */
    static String newTopic() {
        return "/default/benchmark-" + TOPICS.incrementAndGet();
    }
}
