package org.danubecamel.camelrun.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;

/** A broker with a client that knows no Camel. */
public final class Danube implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final DanubeClient client;

    private Danube(EmbeddedBroker broker) {
        this.broker = broker;
        this.client = DanubeClient.builder(broker.serviceUrl()).build();
    }

    /** Starts one on any free port. */
    public static Danube start() {
        return start(0);
    }

    /** Starts one on {@code port} of the loopback interface. */
    public static Danube start(int port) {
        return new Danube(EmbeddedBroker.builder().port(port).build().start());
    }

    public String serviceUrl() {
        return broker.serviceUrl();
    }

    /** Makes a topic with a subscription, which gets all that is published from now on. */
    public void createSubscription(String topic, String subscription) {
        var name = TopicName.parse(topic);
        await(client.createTopic(name, DispatchStrategy.RELIABLE, 0));
        await(client.createSubscription(name, subscription));
    }

    /** Publishes {@code orders}; returns when all are stored. */
    public void publish(String topic, List<Order> orders) {
        try (var producer = client.newProducer(ProducerOptions.of(TopicName.parse(topic)))) {
            var sent = orders.stream()
                    .map(order -> producer.send(OutgoingMessage.of(order.body()).withKey(Long.toString(order.id()))))
                    .toArray(CompletableFuture<?>[]::new);
            await(CompletableFuture.allOf(sent));
        }
    }

    /** Subscribes to {@code topic}, which is made if there is none. */
    public Received receive(String topic) {
        createSubscription(topic, "test");
        return receive(topic, "test");
    }

    /** Receives what {@code subscription} has still to get. */
    public Received receive(String topic, String subscription) {
        var received = new Received();
        var consumer = client.newConsumer(
                ConsumerOptions.builder(TopicName.parse(topic), subscription).build(), received);
        await(consumer.ready());
        return received;
    }

    private static void await(CompletableFuture<?> future) {
        future.orTimeout(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void close() {
        client.close();
        broker.close();
    }
}
