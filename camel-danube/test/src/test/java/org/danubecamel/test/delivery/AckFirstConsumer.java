package org.danubecamel.test.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;

/** A defective consumer: it acknowledges what it has received, and processes it afterwards, or so it means to. */
final class AckFirstConsumer {

    /** The work on this one, counted from 0, takes for ever. */
    private static final long STUCK_AT = 20;

    private final ExecutorService work = Executors.newSingleThreadExecutor();
    private final ConsumerEvents events;

    private AckFirstConsumer(ConsumerSetup setup) {
        this.events = new ConsumerEvents(setup);
    }

    static ConsumerSetup setup(String serviceUrl, TopicName topic, Path directory, String id) {
        return new ConsumerSetup(
                serviceUrl, topic, "run-1", id, directory, "delivery", SubscriptionType.EXCLUSIVE, "consumer", 1);
    }

    public static void main(String[] arguments) throws IOException {
        var setup = setup(arguments[0], TopicName.parse(arguments[1]), Path.of(arguments[2]), "defective");
        var consumer = new AckFirstConsumer(setup);
        var client = DanubeClient.builder(setup.serviceUrl()).build();
        client.newConsumer(
                        ConsumerOptions.builder(setup.topic(), setup.subscription())
                                .subscriptionType(setup.type())
                                .consumerName(setup.consumerName())
                                .build(),
                        consumer::onMessage)
                .ready()
                .join();
        System.out.println("ready");
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private void onMessage(Delivery delivery) {
        var number = events.received(delivery);
        delivery.acknowledge().thenAccept(outcome -> {
            work.execute(() -> process(number));
            events.acknowledged(number, outcome);
        });
    }

    private void process(long number) {
        try {
            if (number == STUCK_AT) {
                new CountDownLatch(1).await();
            }
            events.processed(number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
