package org.danubecamel.benchmarks.process;

import java.nio.file.Path;
import java.util.List;
import org.danubecamel.embedded.EmbeddedBroker;

/**
 * The JVM of an embedded broker. A main class of its own, because the broker's own one has no option for the window.
 * Arguments: {@code window}, the unacknowledged messages of a subscription; {@code dataDirectory}, if what is accepted is
 * to be synced to the disk before it is answered.
 */
final class BrokerHost {

    private BrokerHost() {}

    public static void main(String[] args) throws InterruptedException {
        Child.endWithParent();
        var arguments = Arguments.parse(List.of(args));
        var builder = EmbeddedBroker.builder().window(arguments.count("window"));
        if (arguments.has("dataDirectory")) {
            builder.dataDirectory(Path.of(arguments.text("dataDirectory")));
        }
        try (var broker = builder.build()) {
            broker.start();
            Child.report(
                    Arguments.none().with("serviceUrl", broker.serviceUrl()).with("adminUrl", broker.adminUrl()));
            broker.awaitClose();
        }
    }
}
