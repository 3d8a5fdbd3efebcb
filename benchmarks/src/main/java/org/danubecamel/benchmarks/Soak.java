package org.danubecamel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Broker;

/** Whether a client's memory grows with the messages it has sent, received and acknowledged. */
final class Soak implements Benchmark {

    static final String NAME = "soak";

    private static final int PARTS = 10;
    private static final double MIB = 1 << 20;

    @Override
    public Headline run(Settings settings) {
        if (settings.messages() < PARTS) {
            throw new IllegalArgumentException(
                    "--messages is " + settings.messages() + "; allowed is " + PARTS + " or more");
        }
        var reports = reports(settings);
        Console.figure(
                "%14s %15s %18s %18s %18s",
                "messages", "live heap MiB", "outside heap MiB", "JVM's own MiB", "resident MiB");
        reports.forEach(Soak::print);
        Console.figure(
                "end to first tenth: live heap %.3f, resident outside the heap %.3f, JVM's own outside the heap %.3f",
                growth(reports, "heap"), growth(reports, "outsideHeap"), growth(reports, "committed"));
        return new Headline(
                NAME,
                ratio(reports),
                String.format(
                        Locale.ROOT,
                        "memory of the client's JVM after %,d messages to that after a tenth of them, the larger of live"
                                + " heap and resident memory outside the heap, %s",
                        settings.messages(),
                        settings.sizeWords()));
    }

    private static List<Arguments> reports(Settings settings) {
        var reports = new ArrayList<Arguments>();
        try (var broker = new Broker(settings.brokerFlags(), settings.broker());
                var worker = Jobs.start(
                        flags(settings),
                        Jobs.at(broker, settings)
                                .with("job", "soak")
                                .with("messages", settings.messages())
                                .with("parts", PARTS))) {
            while (reports.size() < PARTS) {
                var report = worker.report();
                reports.add(report);
                Console.progress(
                        "%,.0f messages, %,.0f messages/s sent, received and acknowledged",
                        report.number("messages"), report.number("rate"));
            }
            worker.awaitEnd();
        }
        return reports;
    }

    /** Every page of the heap is touched at the start, so that what is resident grows by what is outside it only. */
    private static List<String> flags(Settings settings) {
        var flags = new ArrayList<>(settings.workerFlags());
        flags.add("-XX:+AlwaysPreTouch");
        flags.add("-XX:NativeMemoryTracking=summary");
        return flags;
    }

    private static void print(Arguments report) {
        Console.figure(
                "%,14.0f %15.2f %18.1f %18.1f %18.1f",
                report.number("messages"),
                report.number("heap") / MIB,
                report.number("outsideHeap") / MIB,
                report.number("committed") / MIB,
                report.number("resident") / MIB);
    }

    /** Returns how much more there is in the end than in the first report. */
    static double ratio(List<Arguments> reports) {
        return Math.max(growth(reports, "heap"), growth(reports, "outsideHeap"));
    }

    private static double growth(List<Arguments> reports, String figure) {
        return reports.get(reports.size() - 1).number(figure) / reports.get(0).number(figure);
    }
}
