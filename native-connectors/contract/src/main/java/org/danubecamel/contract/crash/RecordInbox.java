package org.danubecamel.contract.crash;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.TopicName;

/** Reads what is published, as it comes. */
final class RecordInbox implements AutoCloseable {

    private final Queue<Copy> records = new ConcurrentLinkedQueue<>();
    private final Consumer consumer;

    RecordInbox(DanubeClient client, TopicName topic) {
        consumer = client.newConsumer(ConsumerOptions.builder(topic, "inbox").build(), this::take);
        consumer.ready().join();
    }

    private void take(Delivery delivery) {
        records.add(SourceRoute.parse(new String(delivery.message().payload(), StandardCharsets.UTF_8)));
        var unused = delivery.acknowledge();
    }

    /** Returns the records, in the order in which they are stored. */
    List<Copy> records() {
        return List.copyOf(records);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
