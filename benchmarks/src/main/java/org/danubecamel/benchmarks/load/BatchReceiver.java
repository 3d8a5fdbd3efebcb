package org.danubecamel.benchmarks.load;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Receives through a route that begins at a {@code danube:} endpoint and ends at a {@code danube-batch:} one. */
final class BatchReceiver implements Receiver {

    /** Half of what the broker lets be unacknowledged by default, so that one batch fills while another is acknowledged. */
    private static final int BATCH_SIZE = 500;

    private final Listener listener;
    private final Gate gate = new Gate();
    private final CamelContext context = new DefaultCamelContext();

    BatchReceiver(String url, String topic, String subscription, Listener listener) {
        this.listener = listener;
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("danube:" + topic.substring(1) + "?testConnectionOnStartup=true&subscriptionName="
                                    + subscription + "&serviceUrl=" + url)
                            .to("danube-batch:benchmark?uri=direct:sink&batchSize=" + BATCH_SIZE);
                    from("direct:sink").process(BatchReceiver.this::written);
                }
            });
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start the route", e);
        }
    }

    private void written(Exchange exchange) {
        gate.pass();
        for (var payload : exchange.getMessage().getBody(List.class)) {
            listener.arrived((byte[]) payload);
        }
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
