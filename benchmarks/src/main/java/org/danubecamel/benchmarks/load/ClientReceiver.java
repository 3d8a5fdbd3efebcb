package org.danubecamel.benchmarks.load;

import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.TopicName;

/** Receives through {@link DanubeClient}; its listener acknowledges at once. */
final class ClientReceiver implements Receiver {

    private final Listener listener;
    private final Gate gate = new Gate();
    private final DanubeClient client;

    ClientReceiver(String url, String topic, String subscription, Listener listener) {
        this.listener = listener;
        this.client = DanubeClient.builder(url).build();
        client.newConsumer(
                        ConsumerOptions.builder(TopicName.parse(topic), subscription)
                                .build(),
                        this::received)
                .ready()
                .join();
    }

    private void received(Delivery delivery) {
        gate.pass();
        listener.arrived(delivery.message().payload());
        var unused = delivery.acknowledge();
    }

    @Override
    public void hold() {
        gate.close();
    }

    @Override
    public void release() {
        gate.open();
    }
}
