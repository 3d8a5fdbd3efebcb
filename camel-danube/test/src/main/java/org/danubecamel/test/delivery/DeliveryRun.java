package org.danubecamel.test.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;

/**
 * Load that is checked: producers and consumers that record what happens to each message, and at the end a report.
 *
 * <pre>{@code
 * try (var run = DeliveryRun.on(serviceUrl, topic, directory).messagesPerSecond(1_000).start()) {
 *     disturb();
 *     var report = run.finish();
 *     assertThat(report.isClean()).as(report.toString()).isTrue();
 * }
 * }</pre>
 *
 * <p>To be used by one thread, except {@link #progress}.
 */
public final class DeliveryRun implements AutoCloseable {

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final int LOOKS_PER_SECOND = 20;
    private static final Duration START_PATIENCE = Duration.ofMinutes(1);

    private final DeliveryRunBuilder settings;
    private final String name =
            "run-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-" + STARTED.incrementAndGet();
    private final Workers workers;
    private final EventFile events;
    private final Progress progress;
    private final List<Worker> consumers = new ArrayList<>();
    private final List<Worker> producers = new ArrayList<>();
    private boolean closed;

    private DeliveryRun(DeliveryRunBuilder settings) {
        this.settings = settings;
        this.workers = new Workers(settings, name);
        this.events = EventFile.create(settings.directory, "run", name);
        this.progress = new Progress(settings.directory);
    }

    /**
     * Sets up a run.
     *
     * @param serviceUrl {@code http://host:port}
     * @param topic created as a reliable one if it does not exist
     * @param directory where the event files are written; it is created, and holds those of one run only
     */
    public static DeliveryRunBuilder on(String serviceUrl, TopicName topic, Path directory) {
        return new DeliveryRunBuilder(serviceUrl, topic, directory);
    }

    static DeliveryRun start(DeliveryRunBuilder settings) {
        var run = new DeliveryRun(settings);
        try {
            run.start();
            return run;
        } catch (RuntimeException | Error e) {
            try {
                run.close();
            } catch (RuntimeException alsoThat) {
                e.addSuppressed(alsoThat);
            }
            throw e;
        }
    }

    private void start() {
        createTopic();
        for (var i = 0; i < settings.consumers; i++) {
            consumers.add(workers.consumer(i));
        }
        for (var i = 0; i < settings.producers; i++) {
            producers.add(workers.producer(i));
        }
    }

    private void createTopic() {
        try (var client = DanubeClient.builder(settings.serviceUrl).build()) {
            client.createTopic(settings.topic, DispatchStrategy.RELIABLE, settings.partitions)
                    .get(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot create the topic " + settings.topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating the topic " + settings.topic, e);
        }
    }

    /** Returns how far it is, as of now. May be used by any thread. */
    public DeliveryProgress progress() {
        return progress.read();
    }

    /**
     * Kills a producer at once and starts another one in its place.
     *
     * @param index from 0
     * @throws IllegalStateException unless the run was started with processes
     */
    public void killProducer(int index) {
        producers.get(index).kill();
        producers.set(index, workers.producer(index));
    }

    /** Kills a consumer at once and starts another one under the same consumer name; otherwise as above. */
    public void killConsumer(int index) {
        consumers.get(index).kill();
        consumers.set(index, workers.consumer(index));
    }

    /**
     * Ends a consumer and starts another one under the same consumer name, which remembers nothing: only now does a
     * message come a second time that the broker forgot to be acknowledged.
     *
     * @param index from 0
     */
    public void replaceConsumer(int index) {
        replaceConsumer(index, () -> {});
    }

    /**
     * As {@link #replaceConsumer(int)}.
     *
     * @param meanwhile what to do after the one has ended and before the other is started
     */
    public void replaceConsumer(int index, Runnable meanwhile) {
        consumers.remove(index).close();
        meanwhile.run();
        consumers.add(index, workers.consumer(index));
    }

    /**
     * Stops sending, waits for the outcome of everything sent, then until all that is stored has been processed and a
     * moment longer, or until nothing has come for as long as the run's patience; ends the consumers and judges.
     *
     * @throws IllegalStateException if a producer or consumer failed otherwise than by its messages
     */
    public DeliveryReport finish() {
        Workers.end(producers);
        drain();
        close();
        return DeliveryChecker.check(settings.directory, settings.rules);
    }

    /** Waits until all producers have sent what they had to, for runs with a number of messages. */
    public void awaitProducers() {
        awaitUntil(() -> producers.stream().allMatch(Worker::isFinished));
    }

    private void drain() {
        awaitUntil(new Drain(progress, settings.patience, settings.settling)::isOver);
        events.append(Event.Drained::new);
    }

    private static void awaitUntil(BooleanSupplier condition) {
        var looks = new Pace(LOOKS_PER_SECOND);
        try {
            while (!condition.getAsBoolean()) {
                looks.next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the end of a run", e);
        }
    }

    /** Ends everything without a report, if {@link #finish} has not been called. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (events) {
            producers.addAll(consumers);
            consumers.clear();
            Workers.end(producers);
        }
    }
}
