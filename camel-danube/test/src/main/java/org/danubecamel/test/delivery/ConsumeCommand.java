package org.danubecamel.test.delivery;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.SubscriptionType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a consumer in this process. */
@Command(
        name = "consume",
        description = "Receives what a run sends and records it. Start it before the producers: a new subscription"
                + " begins with the messages sent after it was made.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before the call
final class ConsumeCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkerOptions worker;

    @Option(
            names = "--subscription",
            paramLabel = "NAME",
            defaultValue = "delivery",
            description = "The subscription (default: ${DEFAULT-VALUE})")
    private String subscription;

    @Option(
            names = "--type",
            defaultValue = "EXCLUSIVE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private SubscriptionType type;

    @Option(
            names = "--consumer-name",
            paramLabel = "NAME",
            defaultValue = "consumer",
            description = "What identifies it to the broker (default: ${DEFAULT-VALUE})")
    private String consumerName;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads that process messages (default: ${DEFAULT-VALUE})")
    private int concurrency;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "After how long without a message, once the first has come, all have been received and it"
                    + " ends (default: ${DEFAULT-VALUE})")
    private long idleSeconds;

    @Override
    public Integer call() throws Exception {
        var stop = StopSignal.install(worker.stopWithInput);
        createTopic();
        try (var consumer = SequencedConsumer.start(new ConsumerSetup(
                worker.serviceUrl,
                worker.topicName(),
                worker.run,
                worker.id,
                worker.directory,
                subscription,
                type,
                consumerName,
                concurrency))) {
            consumer.ready().get();
            spec.commandLine().getOut().println(DeliveryMain.READY);
            while (!stop.await(LOOK_MILLIS)) {
                if (consumer.idleNanos() > TimeUnit.SECONDS.toNanos(idleSeconds)) {
                    consumer.drained();
                    break;
                }
            }
        } finally {
            stop.finished();
        }
        return 0;
    }

    private void createTopic() throws Exception {
        try (var client = DanubeClient.builder(worker.serviceUrl).build()) {
            client.createTopic(worker.topicName(), DispatchStrategy.RELIABLE, worker.partitions)
                    .get();
        }
    }
}
