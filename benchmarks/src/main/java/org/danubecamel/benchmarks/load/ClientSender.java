package org.danubecamel.benchmarks.load;

import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;

/** Publishes through {@link DanubeClient}, whose own bounds push back. */
final class ClientSender implements Sender {

    private final DanubeClient client;
    private final Producer producer;

    ClientSender(String url, String topic, int window) {
        client = DanubeClient.builder(url).maxInFlight(window).build();
        producer = client.newProducer(ProducerOptions.of(TopicName.parse(topic)));
        producer.ready().join();
    }

    @Override
    public void send(byte[] payload, Answer answer) {
        var unused =
                producer.send(OutgoingMessage.of(payload)).whenComplete((receipt, failure) -> answer.answered(failure));
    }
}
