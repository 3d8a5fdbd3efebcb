package org.danubecamel.benchmarks.process;

import java.util.List;
import org.danubecamel.embedded.EmbeddedBroker;

/**
 * The JVM of an embedded broker. A main class of its own, because the broker's own one has no option for the window.
 * Argument: {@code window}, the unacknowledged messages of a subscription.
 */
final class BrokerHost {

    private BrokerHost() {}

    public static void main(String[] args) throws InterruptedException {
        Child.endWithParent();
        var arguments = Arguments.parse(List.of(args));
        try (var broker =
                EmbeddedBroker.builder().window(arguments.count("window")).build()) {
            broker.start();
            Child.report(
                    Arguments.none().with("serviceUrl", broker.serviceUrl()).with("adminUrl", broker.adminUrl()));
            broker.awaitClose();
        }
    }
}
