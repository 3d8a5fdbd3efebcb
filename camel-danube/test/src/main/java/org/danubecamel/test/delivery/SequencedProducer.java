package org.danubecamel.test.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Sends 0, 1, 2, … for each of its keys, many at once, and records each attempt, each publish in doubt and each outcome.
 * A number that was refused or is in doubt is not sent again: it goes on with the next.
 */
final class SequencedProducer implements Worker {

    private final ProducerSetup setup;
    private final EventFile events;
    private final Pace pace;
    private final Outstanding outcomes = new Outstanding();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    private SequencedProducer(ProducerSetup setup) {
        this.setup = setup;
        this.pace = new Pace(setup.messagesPerSecond());
        this.events = EventFile.create(setup.directory(), "producer-" + setup.id(), setup.run());
    }

    /**
     * Starts to send, on a thread of its own, through a client of its own.
     *
     * @throws IllegalArgumentException if this id has been used in this directory
     */
    static SequencedProducer start(ProducerSetup setup) {
        var producer = new SequencedProducer(setup);
        var thread = new Thread(producer::run, "sequenced-producer-" + setup.id());
        thread.setDaemon(true);
        thread.start();
        return producer;
    }

    @Override
    public boolean isFinished() {
        return finished.isDone();
    }

    @Override
    public void stop() {
        pace.stop();
    }

    /**
     * Sends no more and waits until everything has its outcome.
     *
     * @throws IllegalStateException if it failed otherwise than by messages that were not stored
     */
    @Override
    public void close() {
        stop();
        try {
            finished.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Producer " + setup.id() + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            PublishWitness.INSTANCE.watch(
                    setup.run(),
                    setup.id(),
                    (id, status) -> events.append(micros -> new Event.Doubted(micros, id, status.name())));
            send();
            PublishWitness.INSTANCE.unwatch(setup.run(), setup.id());
            events.close();
            finished.complete(null);
        } catch (RuntimeException | InterruptedException | Error e) {
            finished.completeExceptionally(e);
        }
    }

    private void send() throws InterruptedException {
        var options = ProducerOptions.of(setup.topic())
                .withName(setup.id())
                .withPartitions(setup.partitions())
                .withDeliveryTimeout(setup.deliveryTimeout());
        try (var client = DanubeClient.builder(setup.serviceUrl()).build();
                var producer = client.newProducer(options)) {
            for (var n = 0L; n < setup.messages() && pace.next(); n++) {
                send(producer, new MessageId(setup.id(), "k" + n % setup.keys(), n / setup.keys()));
            }
            // The client gives every message its outcome by then; the rest is for its threads.
            outcomes.await(setup.deliveryTimeout().plus(Duration.ofMinutes(1)));
        }
    }

    private void send(Producer producer, MessageId id) {
        var payload = new Payload(setup.run(), id).encode(setup.payloadBytes());
        outcomes.add();
        events.append(micros -> new Event.Attempted(micros, id));
        var unused = producer.send(OutgoingMessage.of(payload).withKey(id.lane()))
                .whenComplete((receipt, failure) -> settled(id, failure));
    }

    private void settled(MessageId id, @Nullable Throwable failure) {
        try {
            var outcome = outcomeOf(failure);
            events.append(micros -> new Event.Settled(micros, id, outcome));
        } finally {
            outcomes.done();
        }
    }

    /** Anything but the client's own word leaves doubt. */
    private static SendOutcome outcomeOf(@Nullable Throwable failure) {
        if (failure == null) {
            return SendOutcome.STORED;
        }
        return failure instanceof DanubeException known ? known.outcome() : SendOutcome.UNKNOWN;
    }
}
