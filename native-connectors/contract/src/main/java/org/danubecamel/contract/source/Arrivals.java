package org.danubecamel.contract.source;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;

/** What Danube has stored in a topic since this was opened, in its order, read by a client without Camel. */
final class Arrivals implements AutoCloseable {

    private final List<byte[]> payloads = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Function<byte[], String> text;
    private final Duration patience;
    private final Consumer consumer;

    private Arrivals(DanubeClient client, TopicName topic, Function<byte[], String> text, Duration patience) {
        this.text = text;
        this.patience = patience;
        consumer = client.newConsumer(
                ConsumerOptions.builder(topic, "contract")
                        .subscriptionType(SubscriptionType.EXCLUSIVE)
                        .consumerName("contract")
                        .build(),
                this::arrived);
        consumer.ready().join();
    }

    static Arrivals in(DanubeClient client, String topic, Function<byte[], String> text, Duration patience) {
        var name = TopicName.parse(topic);
        client.createTopic(name, DispatchStrategy.RELIABLE, 0).join();
        return new Arrivals(client, name, text, patience);
    }

    private void arrived(Delivery delivery) {
        var payload = delivery.message().payload();
        payloads.add(payload);
        texts.add(text.apply(payload));
        var unused = delivery.acknowledge();
    }

    /** Returns the texts that have arrived. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    /** Returns the bodies that have arrived. */
    List<byte[]> payloads() {
        return List.copyOf(payloads);
    }

    /** Waits until each of these has arrived. */
    void await(Collection<String> expected) {
        await(expected, patience);
    }

    void await(Collection<String> expected, Duration most) {
        try {
            awaitQuietly(expected, most);
        } catch (ConditionTimeoutException e) {
            var missing = new HashSet<>(expected);
            missing.removeAll(new HashSet<>(texts));
            throw new AssertionError(
                    "Never arrived: " + missing.size() + " of " + expected.size() + ", one is "
                            + missing.stream().findFirst().orElse(""),
                    e);
        }
    }

    private void awaitQuietly(Collection<String> expected, Duration most) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(most)
                .until(() ->
                        texts.size() >= new HashSet<>(expected).size() && new HashSet<>(texts).containsAll(expected));
    }

    /** Waits until so many messages have arrived. */
    void awaitCount(int count) {
        Awaitility.await("arrival of " + count + " messages")
                .pollInterval(Duration.ofMillis(5))
                .atMost(patience)
                .until(() -> texts.size() >= count);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
