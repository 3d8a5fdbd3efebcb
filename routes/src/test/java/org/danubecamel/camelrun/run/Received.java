package org.danubecamel.camelrun.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.MessageListener;

/** The bodies that a subscription has received, byte for byte, in UTF-8. */
public final class Received implements MessageListener {

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @Override
    public void onMessage(Delivery delivery) {
        bodies.add(new String(delivery.message().payload(), StandardCharsets.UTF_8));
        delivery.acknowledge();
    }

    public List<String> bodies() {
        return bodies;
    }
}
