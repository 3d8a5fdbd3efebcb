package org.danubecamel.contract.crash;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.TopicName;

/** Reads dead letters as they come. */
final class DeadLetterInbox implements AutoCloseable {

    private final Queue<Copy> letters = new ConcurrentLinkedQueue<>();
    private final Map<Long, String> contradictions = new ConcurrentHashMap<>();
    private final Consumer consumer;

    DeadLetterInbox(DanubeClient client, TopicName topic) {
        var options = ConsumerOptions.builder(topic, "inbox").build();
        consumer = client.newConsumer(options, this::take);
        consumer.ready().join();
    }

    private void take(Delivery delivery) {
        var message = delivery.message();
        var number = Order.parse(new String(message.payload(), StandardCharsets.UTF_8))
                .number();
        var attributes = message.attributes();
        var offset = attributes.get("x-original-topic-offset");
        if (!Long.toString(number).equals(offset)) {
            contradictions.put(number, "x-original-topic-offset=" + offset);
        }
        letters.add(new Copy(number, SinkRoutes.life(attributes.get("x-failure-route"))));
        var unused = delivery.acknowledge();
    }

    /** Returns the dead letters, in the order in which they are stored. */
    List<Copy> letters() {
        return List.copyOf(letters);
    }

    /** Returns those that name another position of their message than it has. */
    Map<Long, String> contradictions() {
        return contradictions;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
