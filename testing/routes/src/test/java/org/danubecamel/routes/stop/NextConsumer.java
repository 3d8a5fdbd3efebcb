package org.danubecamel.routes.stop;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;

/** The next consumer of a subscription, which knows nothing of the one before. */
final class NextConsumer {

    private static final String LAST = "last";

    private NextConsumer() {}

    /** Returns what is delivered to it of all that was sent up to now, in that order. */
    static List<String> receivesOf(EmbeddedBroker broker, String topic, String subscription) {
        var name = TopicName.parse(topic);
        List<String> received = new CopyOnWriteArrayList<>();
        // So that the broker begins with the first message that is not acknowledged, and not with what comes back to it
        // from the consumer before sooner or later.
        broker.faults().unload(name.toString());
        try (var client = DanubeClient.builder(broker.serviceUrl()).build()) {
            var consumer = client.newConsumer(
                    ConsumerOptions.builder(name, subscription).build(), delivery -> take(received, delivery));
            consumer.ready().join();
            client.newProducer(ProducerOptions.of(name))
                    .send(OutgoingMessage.of(LAST.getBytes(StandardCharsets.UTF_8)))
                    .join();
            await().atMost(Duration.ofSeconds(30)).until(() -> received.contains(LAST));
        }
        return received.stream().filter(text -> !text.equals(LAST)).toList();
    }

    private static void take(List<String> received, Delivery delivery) {
        received.add(new String(delivery.message().payload(), StandardCharsets.UTF_8));
        var unused = delivery.acknowledge();
    }
}
