package org.danubecamel.benchmarks;

import org.danubecamel.benchmarks.figures.Rounds;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Broker;
import org.danubecamel.benchmarks.profile.Profile;

/**
 * Ours against the bare stub. Each round has a fresh client JVM, so that no chance of its compiler stays for all rounds,
 * and a topic of its own. The broker's JVM is shared by all of them: it is warm from the second round on, and both sides
 * meet the same one.
 *
 * @param direction {@code send} or {@code consume}: what the names of the jobs begin with
 * @param ours the side that is compared with the stub
 * @param of what the ratio is of
 */
record Comparison(String name, String direction, String ours, String of) implements Benchmark {

    private static final String STUB = "stub";

    @Override
    public Headline run(Settings settings) {
        try (var broker = new Broker(settings.brokerFlags(), settings.broker())) {
            return compare(
                    settings, Jobs.at(broker, settings).with("batch", Math.max(200_000, 20 * settings.brokerWindow())));
        }
    }

    private Headline compare(Settings settings, Arguments job) {
        Console.progress("warming up the broker");
        Jobs.work(settings.workerFlags(), job.with("job", direction + "-rate").with("side", STUB));
        var rates = rates(settings, job);
        RateTable.print(rates);
        if (settings.latency()) {
            latencies(settings, job.with("rate", rates.of(STUB, "rate").median() / 2));
        }
        if (settings.profile()) {
            profile(settings, job, ours);
            profile(settings, job, STUB);
        }
        return new Headline(name, rates.ratio("rate"), of + ", " + conditions(settings));
    }

    private String conditions(Settings settings) {
        var window = direction.equals("send")
                ? "window " + settings.window()
                : "16 acknowledgements at once, broker's window " + settings.brokerWindow();
        return window + ", " + settings.sizeWords() + ", " + settings.roundWords();
    }

    private Rounds rates(Settings settings, Arguments job) {
        return Rounds.alternate(ours, STUB, settings.rounds(), (side, number) -> {
            var report = Jobs.work(
                    settings.workerFlags(), job.with("job", direction + "-rate").with("side", side));
            Console.progress(
                    "round %d/%d %s: %,.0f messages/s, CPU for one: %.1f us here, %.1f us broker",
                    number,
                    settings.rounds(),
                    side,
                    report.number("rate"),
                    report.number("cpuHere"),
                    report.number("cpuBroker"));
            return report;
        });
    }

    private void latencies(Settings settings, Arguments job) {
        var latencies = Rounds.alternate(ours, STUB, settings.rounds(), (side, number) -> {
            var report = Jobs.work(
                    settings.workerFlags(),
                    job.with("job", direction + "-latency").with("side", side));
            Console.progress(
                    "latency %d/%d %s: p50 %,.0f us, p99 %,.0f us",
                    number, settings.rounds(), side, report.number("p50"), report.number("p99"));
            return report;
        });
        LatencyTable.print(latencies, job.number("rate"));
    }

    private void profile(Settings settings, Arguments job, String side) {
        var recording = Profile.newRecording();
        var report = Jobs.work(
                Profile.flags(settings.workerFlags(), recording, settings.warmUp()),
                job.with("job", direction + "-rate").with("side", side));
        Console.figure("%nprofile of %s, at %,.0f messages/s", side, report.number("rate"));
        CpuTable.print(report);
        Profile.read(recording).print();
    }
}
