package org.danubecamel.benchmarks;

import java.util.ArrayList;
import org.danubecamel.benchmarks.figures.Rounds;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Broker;
import org.danubecamel.benchmarks.profile.Profile;

/**
 * The embedded broker that syncs every publish to the disk before it answers, against the same one in memory, both under
 * the bare stub. The topic has a subscription, for without one a broker stores nothing, and what is stored is let go after
 * some seconds. Each round has a fresh client JVM and a new topic, and the brokers' JVMs are shared by all rounds; one has
 * nothing to do while the other works.
 */
final class DurableSend implements Benchmark {

    static final String NAME = "embedded-durable-send";

    private static final String DURABLE = "durable";
    private static final String MEMORY = "in-memory";
    private static final int BROKER_WINDOW = 10;

    /** The first is that of the ratio; the others show what more publishes that share a sync give. */
    private static final int[] WINDOW_FACTORS = {1, 4, 16};

    @Override
    public Headline run(Settings settings) {
        try (var directory = DataDirectory.below(settings.dataDirectory())) {
            Console.progress("data directory %s, on %s", directory.path(), directory.fileSystem());
            var headline = compare(settings, directory);
            if (settings.profile()) {
                profile(settings, directory);
            }
            return headline;
        }
    }

    private static Headline compare(Settings settings, DataDirectory directory) {
        try (var durable = new Broker(settings.brokerFlags(), durable(settings, directory, DURABLE));
                var memory = new Broker(settings.brokerFlags(), broker(settings))) {
            var durableJob = job(durable, settings);
            var memoryJob = job(memory, settings);
            Console.progress("warming up the brokers");
            send(settings, durableJob);
            send(settings, memoryJob);
            var all = new ArrayList<Rounds>();
            for (var factor : WINDOW_FACTORS) {
                all.add(rates(settings, durableJob, memoryJob, factor * settings.window()));
            }
            for (var i = 0; i < all.size(); i++) {
                Console.figure("%nwindow %,d", WINDOW_FACTORS[i] * settings.window());
                RateTable.print(all.get(i));
            }
            return new Headline(
                    NAME,
                    all.get(0).ratio("rate"),
                    "messages/s of the embedded broker that syncs every publish before its answer to the same in memory,"
                            + " window " + settings.window() + ", " + settings.sizeWords() + ", "
                            + settings.roundWords());
        }
    }

    /** With a short window, because deliveries are not what is measured. */
    private static Arguments broker(Settings settings) {
        return settings.broker().with("window", BROKER_WINDOW);
    }

    private static Arguments durable(Settings settings, DataDirectory directory, String name) {
        return broker(settings).with("dataDirectory", directory.path().resolve(name));
    }

    private static Arguments job(Broker broker, Settings settings) {
        return Jobs.at(broker, settings).with("job", "stored-send-rate").with("side", "stub");
    }

    private static Arguments send(Settings settings, Arguments job) {
        var ofTopic = job.with("topic", Jobs.newTopic());
        var report = Jobs.work(settings.workerFlags(), ofTopic);
        // What the last subscription of each round keeps would fill the broker.
        Jobs.work(settings.workerFlags(), ofTopic.with("job", "delete-topic"));
        return report;
    }

    /** Fails if the broker cannot have stored the messages, where it is known what it wrote. */
    static void checkWritten(Arguments report, int size) {
        if (report.has("written")) {
            var written = report.number("written");
            Console.progress("the broker wrote %,.0f bytes a message", written);
            if (written < size) {
                throw new IllegalStateException("The broker wrote " + written + " bytes a message, but each has " + size
                        + ": it did not store them");
            }
        }
    }

    private static Rounds rates(Settings settings, Arguments durable, Arguments memory, int window) {
        return Rounds.alternate(DURABLE, MEMORY, settings.rounds(), (side, number) -> {
            var job = side.equals(DURABLE) ? durable : memory;
            var report = send(settings, job.with("window", window));
            if (side.equals(DURABLE)) {
                checkWritten(report, settings.size());
            }
            Console.progress(
                    "window %d, round %d/%d %s: %,.0f messages/s, CPU for one: %.1f us here, %.1f us broker",
                    window,
                    number,
                    settings.rounds(),
                    side,
                    report.number("rate"),
                    report.number("cpuHere"),
                    report.number("cpuBroker"));
            return report;
        });
    }

    private static void profile(Settings settings, DataDirectory directory) {
        var recording = Profile.newRecording();
        var flags = Profile.flags(settings.brokerFlags(), recording, settings.warmUp());
        double rate;
        try (var broker = new Broker(flags, durable(settings, directory, "profiled"))) {
            rate = send(settings, job(broker, settings)).number("rate");
        }
        Console.figure(
                "%nprofile of the durable broker's JVM, window %d, at %,.0f messages/s", settings.window(), rate);
        Profile.read(recording).print();
    }
}
