package org.danubecamel.test;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;

/** Sends one message, receives it, and prints from where protobuf was loaded. */
final class RoundTrip {

    private RoundTrip() {}

    public static void main(String[] arguments) throws Exception {
        var topic = TopicName.parse(arguments[1]);
        var received = new CompletableFuture<byte[]>();
        try (var client = DanubeClient.builder(arguments[0]).build()) {
            client.createTopic(topic, DispatchStrategy.RELIABLE, 0).get(20, TimeUnit.SECONDS);
            var consumer = client.newConsumer(
                    ConsumerOptions.builder(topic, "subscription").build(), delivery -> {
                        delivery.acknowledge().join();
                        received.complete(delivery.message().payload());
                    });
            consumer.ready().get(20, TimeUnit.SECONDS);
            client.newProducer(ProducerOptions.of(topic))
                    .send(OutgoingMessage.of("hello".getBytes(StandardCharsets.UTF_8)))
                    .get(20, TimeUnit.SECONDS);
            System.out.println(new String(received.get(20, TimeUnit.SECONDS), StandardCharsets.UTF_8));
        }
        System.out.println(Message.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }
}
