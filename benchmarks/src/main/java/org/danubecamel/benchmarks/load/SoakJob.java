package org.danubecamel.benchmarks.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Child;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;

/**
 * Sends, receives and acknowledges many messages with one client, and reports what memory is used after each of as many
 * parts of them as asked for, when nothing is under way.
 */
final class SoakJob {

    /** So that the broker's backlog stays short, whichever of sending and receiving is faster. */
    private static final int UNACKNOWLEDGED = 5_000;

    private final Semaphore free = new Semaphore(UNACKNOWLEDGED);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Arguments job;
    private final Producer producer;

    private SoakJob(Arguments job) {
        this.job = job;
        var client = DanubeClient.builder(job.text("serviceUrl"))
                .maxInFlight(job.count("window"))
                .build();
        var topic = TopicName.parse(job.text("topic"));
        producer = client.newProducer(ProducerOptions.of(topic));
        producer.ready().join();
        client.newConsumer(ConsumerOptions.builder(topic, "benchmark").build(), this::received)
                .ready()
                .join();
    }

    static Arguments run(Arguments job) {
        var soak = new SoakJob(job);
        // What measuring itself needs is there from the first time on.
        Memory.now();
        var parts = job.count("parts");
        var part = job.count("messages") / parts;
        for (var i = 1; i < parts; i++) {
            Child.report(soak.pass(part, i * part));
        }
        return soak.pass(part, parts * part);
    }

    private Arguments pass(int messages, int total) {
        var payload = Sides.payload(job);
        var start = System.nanoTime();
        for (var i = 0; i < messages; i++) {
            free.acquireUninterruptibly();
            var unused = producer.send(OutgoingMessage.of(payload))
                    .whenComplete((receipt, failure) -> Failures.check(failure));
        }
        free.acquireUninterruptibly(UNACKNOWLEDGED);
        free.release(UNACKNOWLEDGED);
        var seconds = (System.nanoTime() - start) / 1e9;
        if (acknowledged.get() != total) {
            throw new IllegalStateException(acknowledged + " messages were acknowledged of " + total);
        }
        return Memory.now().report().with("messages", total).with("rate", messages / seconds);
    }

    private void received(Delivery delivery) {
        var unused = delivery.acknowledge().whenComplete((outcome, failure) -> {
            Failures.check(failure);
            if (outcome != AckOutcome.CONFIRMED) {
                Failures.check(new IllegalStateException("An acknowledgement was " + outcome));
            }
            acknowledged.incrementAndGet();
            free.release();
        });
    }
}
