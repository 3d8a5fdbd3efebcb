package org.danubecamel.test.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a producer in this process. */
@Command(
        name = "produce",
        description =
                "Sends 0, 1, 2, … for each of its keys until all are sent or it is stopped, and records outcomes.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before the call
final class ProduceCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkerOptions worker;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "10", description = "Keys (default: ${DEFAULT-VALUE})")
    private int keys;

    @Option(
            names = "--payload-bytes",
            paramLabel = "N",
            defaultValue = "200",
            description = "Size of each message (default: ${DEFAULT-VALUE})")
    private int payloadBytes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Most messages per second, 0 for no limit (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "" + Long.MAX_VALUE,
            description = "After how many to end (default: not before it is stopped)")
    private long messages;

    @Option(
            names = "--delivery-timeout",
            paramLabel = "MILLIS",
            defaultValue = "120000",
            description = "How long each message may be tried (default: ${DEFAULT-VALUE})")
    private long deliveryTimeout;

    @Override
    public Integer call() throws InterruptedException {
        var stop = StopSignal.install(worker.stopWithInput);
        try (var producer = SequencedProducer.start(new ProducerSetup(
                worker.serviceUrl,
                worker.topicName(),
                worker.run,
                worker.id,
                worker.directory,
                worker.partitions,
                keys,
                payloadBytes,
                rate,
                messages,
                Duration.ofMillis(deliveryTimeout)))) {
            spec.commandLine().getOut().println(DeliveryMain.READY);
            while (!producer.isFinished() && !stop.await(LOOK_MILLIS)) {
                // Looks at both.
            }
        } finally {
            stop.finished();
        }
        return 0;
    }
}
