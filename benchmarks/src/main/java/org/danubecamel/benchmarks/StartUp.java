package org.danubecamel.benchmarks;

import java.util.List;
import org.danubecamel.benchmarks.figures.Rounds;
import org.danubecamel.benchmarks.load.FirstMessage;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Broker;
import org.danubecamel.benchmarks.process.JavaProcess;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;

/**
 * How long a route from a {@code danube:} endpoint needs, from the start of its JVM to its first message, against the
 * same from a timer that fires at once. The message waits in a subscription at a broker that runs.
 */
final class StartUp implements Benchmark {

    static final String NAME = "start-up";

    private static final String DANUBE = "danube";
    private static final String TIMER = "timer";
    private static final String SUBSCRIPTION = "benchmark";
    private static final int ROUNDS = 15;

    @Override
    public int defaultRounds() {
        return ROUNDS;
    }

    @Override
    public Headline run(Settings settings) {
        try (var broker = new Broker(settings.brokerFlags(), settings.broker());
                var client = DanubeClient.builder(broker.address().text("serviceUrl"))
                        .build()) {
            Console.progress("warming up broker and files");
            List.of(DANUBE, TIMER).forEach(side -> round(settings, client, side));
            var rounds = Rounds.alternate(DANUBE, TIMER, settings.rounds(), (side, number) -> {
                var report = round(settings, client, side);
                Console.progress("round %d/%d %s: %,.0f ms", number, settings.rounds(), side, report.number("millis"));
                return report;
            });
            print(rounds);
            return new Headline(
                    NAME,
                    rounds.ratio("millis"),
                    "time from the start of the JVM to the first message of a camel-main route from danube: to one from"
                            + " timer:, " + settings.rounds() + " rounds");
        }
    }

    private static Arguments round(Settings settings, DanubeClient client, String side) {
        var topic = Jobs.newTopic();
        if (side.equals(DANUBE)) {
            store(client, TopicName.parse(topic));
        }
        var job = Arguments.none()
                .with("side", side)
                .with("serviceUrl", client.serviceUrl())
                .with("topic", topic)
                .with("subscription", SUBSCRIPTION);
        var start = System.nanoTime();
        try (var route = JavaProcess.start(FirstMessage.class, settings.workerFlags(), job)) {
            route.report();
            var millis = (System.nanoTime() - start) / 1e6;
            route.awaitEnd();
            return Arguments.none().with("millis", millis);
        }
    }

    /** Leaves a message that waits in the subscription. */
    private static void store(DanubeClient client, TopicName topic) {
        try (var producer = client.newProducer(ProducerOptions.of(topic))) {
            producer.ready().join();
            var options = ConsumerOptions.builder(topic, SUBSCRIPTION).build();
            try (var consumer = client.newConsumer(options, delivery -> {})) {
                consumer.ready().join();
            }
            producer.send(OutgoingMessage.of(new byte[] {1})).join();
        }
    }

    private static void print(Rounds rounds) {
        Console.figure("%-10s %10s %10s %10s", "ms", "median", "min", "max");
        for (var side : List.of(DANUBE, TIMER)) {
            var millis = rounds.of(side, "millis");
            Console.figure("%-10s %,10.0f %,10.0f %,10.0f", side, millis.median(), millis.least(), millis.most());
        }
    }
}
