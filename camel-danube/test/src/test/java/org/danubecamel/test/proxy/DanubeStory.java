package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.test.client.Received;

/** A broker behind a proxy, with clients that know the proxy's URL only. */
final class DanubeStory implements AutoCloseable {

    static final TopicName TOPIC = TopicName.parse("/default/proxied");

    private volatile EmbeddedBroker broker = newBroker();
    private final DanubeProxy proxy = DanubeProxy.open(() -> broker.serviceUrl());
    private final List<DanubeClient> clients = new ArrayList<>();

    private static EmbeddedBroker newBroker() {
        return EmbeddedBroker.builder()
                .ackTimeout(Duration.ofSeconds(2))
                .build()
                .start();
    }

    DanubeProxy proxy() {
        return proxy;
    }

    EmbeddedBroker broker() {
        return broker;
    }

    /** Replaces the broker by one that knows nothing, on another port. */
    void replaceBroker() {
        var former = broker;
        broker = newBroker();
        former.close();
    }

    DanubeClient client() {
        return client(builder -> builder);
    }

    DanubeClient client(UnaryOperator<DanubeClient.Builder> options) {
        return clientOf(proxy.url(), options);
    }

    DanubeClient clientOf(String url) {
        return clientOf(url, builder -> builder);
    }

    private DanubeClient clientOf(String url, UnaryOperator<DanubeClient.Builder> options) {
        var client = options.apply(DanubeClient.builder(url)).build();
        clients.add(client);
        return client;
    }

    static ProducerOptions ordered() {
        return ProducerOptions.of(TOPIC).withOrdered(true);
    }

    static Producer producer(DanubeClient client) {
        var producer = client.newProducer(ordered());
        assertThat(producer.ready()).succeedsWithin(20, TimeUnit.SECONDS);
        return producer;
    }

    static Consumer consumer(DanubeClient client, Received received) {
        return consumer(client, "subscription", received);
    }

    static Consumer consumer(DanubeClient client, String subscription, Received received) {
        assertThat(client.createTopic(TOPIC, DispatchStrategy.RELIABLE, 0)).succeedsWithin(20, TimeUnit.SECONDS);
        var options = ConsumerOptions.builder(TOPIC, subscription)
                .subscriptionType(SubscriptionType.EXCLUSIVE)
                .consumerName("consumer")
                .closeTimeout(Duration.ofMillis(500))
                .build();
        var consumer = client.newConsumer(options, received);
        assertThat(consumer.ready()).succeedsWithin(20, TimeUnit.SECONDS);
        return consumer;
    }

    static OutgoingMessage message(String text) {
        return OutgoingMessage.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static void send(Producer producer, String text) {
        assertThat(producer.send(message(text))).succeedsWithin(20, TimeUnit.SECONDS);
    }

    static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "message-" + i).toList();
    }

    /** Fails unless all texts arrive in order; what arrives more than once does so under the same request id. */
    static void expectAll(List<String> texts, Received received) {
        var ids = new LinkedHashMap<String, Long>();
        while (ids.size() < texts.size()) {
            var message = received.next().message();
            var text = Received.text(message);
            var first = ids.putIfAbsent(text, message.requestId());
            assertThat(first).as(text).isIn(null, message.requestId());
        }
        assertThat(ids.keySet()).containsExactlyElementsOf(texts);
    }

    @Override
    public void close() {
        clients.forEach(DanubeClient::close);
        proxy.close();
        broker.close();
    }
}
