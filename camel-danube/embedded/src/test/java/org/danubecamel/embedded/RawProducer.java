package org.danubecamel.embedded;

import java.util.stream.IntStream;
import org.danubecamel.protocol.StreamMessage;

/** A producer that sends one message at a time. */
record RawProducer(RawClient client, String topic, String name, long id) {

    void send(String payload) {
        client.send(message(payload));
    }

    void send(String key, String payload) {
        client.send(message(payload).toBuilder().setRoutingKey(key).build());
    }

    /** Sends {@code first}, {@code first + 1}, … up to but not including {@code end}. */
    void sendRange(int first, int end) {
        IntStream.range(first, end).forEach(number -> send(Integer.toString(number)));
    }

    StreamMessage message(String payload) {
        return RawClient.message(topic, id, payload).toBuilder()
                .setProducerName(name)
                .build();
    }
}
