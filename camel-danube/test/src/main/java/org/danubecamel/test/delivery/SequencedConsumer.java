package org.danubecamel.test.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.jspecify.annotations.Nullable;

/** Receives a run's messages and records, in this order: received, processed, and what became of the acknowledgement. */
final class SequencedConsumer implements Worker {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String consumerName;
    private final ConsumerEvents events;
    private final DanubeClient client;
    private final Consumer consumer;
    private final Outstanding acknowledgements = new Outstanding();
    private volatile long lastNanos;
    private volatile boolean begun;

    private SequencedConsumer(ConsumerSetup setup) {
        this.consumerName = setup.consumerName();
        this.events = new ConsumerEvents(setup);
        StreamWitness.INSTANCE.watch(consumerName, events::ended);
        this.client = DanubeClient.builder(setup.serviceUrl()).build();
        this.consumer = client.newConsumer(
                ConsumerOptions.builder(setup.topic(), setup.subscription())
                        .subscriptionType(setup.type())
                        .consumerName(setup.consumerName())
                        .concurrency(setup.concurrency())
                        .closeTimeout(PATIENCE)
                        .build(),
                this::onMessage);
    }

    /**
     * Subscribes, through a client of its own.
     *
     * @throws IllegalArgumentException if this id has been used in this directory
     */
    static SequencedConsumer start(ConsumerSetup setup) {
        return new SequencedConsumer(setup);
    }

    /** Completes when it is subscribed; what is sent from then on reaches it. */
    CompletableFuture<Void> ready() {
        return consumer.ready();
    }

    /** Returns how long ago it was given the last message, 0 as long as it was given none. */
    long idleNanos() {
        return begun ? System.nanoTime() - lastNanos : 0;
    }

    /** Records that it has received all that will come. */
    void drained() {
        events.drained();
    }

    private void onMessage(Delivery delivery) {
        lastNanos = System.nanoTime();
        begun = true;
        var number = events.received(delivery);
        if (number != null) {
            events.processed(number);
        }
        acknowledgements.add();
        var unused = delivery.acknowledge().whenComplete((outcome, failure) -> acknowledged(number, outcome));
    }

    private void acknowledged(@Nullable Long number, AckOutcome outcome) {
        try {
            if (number != null) {
                events.acknowledged(number, outcome);
            }
        } finally {
            acknowledgements.done();
        }
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    /** Does nothing: it stops when it is closed. */
    @Override
    public void stop() {}

    /** Ends the subscription's streams after the acknowledgements under way; one that is not answered stays in doubt. */
    @Override
    public void close() {
        StreamWitness.INSTANCE.unwatch(consumerName);
        consumer.close();
        acknowledgements.await(PATIENCE);
        client.close();
        events.close();
    }
}
