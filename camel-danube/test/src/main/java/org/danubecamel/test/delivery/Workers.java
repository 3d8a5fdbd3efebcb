package org.danubecamel.test.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts the producers and consumers of a run, in this process or each in its own. */
final class Workers {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DeliveryRunBuilder settings;
    private final String run;
    private int started;

    Workers(DeliveryRunBuilder settings, String run) {
        this.settings = settings;
        this.run = run;
    }

    /** Starts a producer that nobody has been before. */
    Worker producer(int index) {
        var setup = new ProducerSetup(
                settings.serviceUrl,
                settings.topic,
                run,
                nextId("p", index),
                settings.directory,
                settings.partitions,
                settings.keys,
                settings.payloadBytes,
                settings.messagesPerSecond,
                settings.messages,
                settings.deliveryTimeout);
        return settings.processes ? inProcess(arguments(setup)) : SequencedProducer.start(setup);
    }

    /** Starts a consumer and waits until it is subscribed; its name for the broker is always that of its index. */
    Worker consumer(int index) {
        var setup = new ConsumerSetup(
                settings.serviceUrl,
                settings.topic,
                run,
                nextId("c", index),
                settings.directory,
                "delivery",
                settings.type,
                run + "-" + index,
                settings.concurrency);
        return settings.processes ? inProcess(arguments(setup)) : subscribed(SequencedConsumer.start(setup));
    }

    /**
     * Ends all, at once, and empties the list.
     *
     * @throws IllegalStateException if one of them failed, after all have ended
     */
    static void end(List<Worker> workers) {
        workers.forEach(Worker::stop);
        RuntimeException failure = null;
        for (var worker : workers) {
            try {
                worker.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        workers.clear();
        if (failure != null) {
            throw failure;
        }
    }

    private String nextId(String role, int index) {
        return role + index + "-" + started++;
    }

    private Worker inProcess(List<String> arguments) {
        var child = ChildJvm.start(DeliveryMain.class, arguments, settings.deliveryTimeout.plus(PATIENCE));
        try {
            child.awaitReady();
        } catch (IllegalStateException e) {
            child.kill();
            throw e;
        }
        return child;
    }

    private static Worker subscribed(SequencedConsumer consumer) {
        try {
            consumer.ready().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return consumer;
        } catch (ExecutionException | TimeoutException e) {
            consumer.close();
            throw new IllegalStateException("A consumer did not become ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            consumer.close();
            throw new IllegalStateException("Interrupted while waiting for a consumer to become ready", e);
        }
    }

    private List<String> arguments(ProducerSetup setup) {
        var arguments = common("produce", setup.id());
        arguments.addAll(List.of(
                "--keys=" + setup.keys(),
                "--payload-bytes=" + setup.payloadBytes(),
                "--rate=" + setup.messagesPerSecond(),
                "--messages=" + setup.messages(),
                "--delivery-timeout=" + setup.deliveryTimeout().toMillis()));
        return arguments;
    }

    private List<String> arguments(ConsumerSetup setup) {
        var arguments = common("consume", setup.id());
        arguments.addAll(List.of(
                "--subscription=" + setup.subscription(),
                "--type=" + setup.type(),
                "--consumer-name=" + setup.consumerName(),
                "--concurrency=" + setup.concurrency(),
                // The run decides when all has been received.
                "--idle=" + TimeUnit.DAYS.toSeconds(1)));
        return arguments;
    }

    private List<String> common(String command, String id) {
        return new ArrayList<>(List.of(
                command,
                "--stop-with-input",
                "--service-url=" + settings.serviceUrl,
                "--topic=" + settings.topic,
                "--partitions=" + settings.partitions,
                "--directory=" + settings.directory,
                "--run=" + run,
                "--id=" + id));
    }
}
