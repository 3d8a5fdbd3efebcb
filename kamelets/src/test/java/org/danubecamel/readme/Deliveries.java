package org.danubecamel.readme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The bodies of all messages received from Danube and routed to the end. */
final class Deliveries extends EventNotifierSupport {

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    List<String> bodies() {
        return bodies;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeCompletedEvent completed) {
            var exchange = completed.getExchange();
            if (exchange.getFromEndpoint().getEndpointUri().startsWith("danube:")) {
                bodies.add(exchange.getMessage().getBody(String.class));
            }
        }
    }
}
