package org.danubecamel.routes.outage;

import java.nio.file.Path;
import java.time.Duration;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.embedded.FailurePolicy;

/** A broker that ends when its standard input does. */
final class BrokerMain {

    private static final int WINDOW = 1_000;

    private BrokerMain() {}

    /** @param args its data directory; its ack timeout; how often it redelivers */
    public static void main(String[] args) throws Exception {
        var policy = new FailurePolicy(
                Integer.parseInt(args[2]), Duration.parse(args[1]), Duration.ofMillis(1), Duration.ofMillis(1));
        var settings = EmbeddedBroker.builder()
                .window(WINDOW)
                .failurePolicy(policy)
                .dataDirectory(Path.of(args[0]))
                .fsync(false);
        try (var broker = settings.build().start()) {
            System.out.println(broker.serviceUrl() + " " + broker.adminUrl());
            while (System.in.read() >= 0) {
                // Nothing is said to it but the end.
            }
        }
    }
}
