package org.danubecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sink works in all the ways in which a Kamelet is used. */
final class SinkKameletsTest {

    private static final int ORDERS = 20;
    private static final Map<String, ?> FROM_DATAGEN =
            Map.of("pattern", "orders", "seed", "42", "eventsPerSecond", 0, "maxEvents", ORDERS);

    private final DefaultCamelContext camel = new DefaultCamelContext();

    /** The sinks: a line for each. */
    static Stream<Named<Callable<SinkKamelet>>> sinks() {
        return Stream.of(
                Named.of("stdout-sink", StdoutSink::new),
                Named.of("drop-sink", DropSink::new),
                Named.of("files-sink", FilesSink::new),
                Named.of("postgresql-batch-sink", PostgresqlSink::new));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void takesWhatComesFromDanubeInAPipe(Callable<SinkKamelet> setUp) throws Exception {
        try (var sink = setUp.call()) {
            // The subscription has what comes from when it was made.
            var subscription = Map.of(
                    "topic",
                    sink.name(),
                    "subscriptionName",
                    "test",
                    "serviceUrl",
                    "embedded:",
                    "testConnectionOnStartup",
                    true);
            Pipe.from("danube-source", subscription)
                    .to(sink.name(), sink.properties())
                    .load(camel);
            camel.addRoutes(ordersTo("danube:" + sink.name() + "?serviceUrl=embedded:"));
            camel.start();

            awaitOrders(sink);
        }
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void takesWhatComesFromElsewhereInAPipe(Callable<SinkKamelet> setUp) throws Exception {
        try (var sink = setUp.call()) {
            Pipe.from("datagen-source", FROM_DATAGEN)
                    .to(sink.name(), sink.properties())
                    .load(camel);
            camel.start();

            awaitOrders(sink);
        }
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void takesWhatAnActionHasChanged(Callable<SinkKamelet> setUp) throws Exception {
        try (var sink = setUp.call()) {
            Pipe.from("datagen-source", FROM_DATAGEN)
                    .step("text-action", Map.of())
                    .to(sink.name(), sink.properties())
                    .load(camel);
            camel.start();

            awaitOrders(sink);
        }
    }

    /** Those of systems that have no test here yet are found by their files. */
    @Test
    void everySinkIsTested() throws Exception {
        try (var files = Files.list(Path.of("target", "classes", "kamelets"))) {
            var sinks = files.map(file -> file.getFileName().toString().replace(".kamelet.yaml", ""))
                    .filter(name -> name.endsWith("-sink") && !name.startsWith("danube-"))
                    .toList();

            assertThat(sinks().map(Named::getName)).containsExactlyInAnyOrderElementsOf(sinks);
        }
    }

    private static void awaitOrders(SinkKamelet sink) {
        await().untilAsserted(() -> assertThat(sink.arrived()).isEqualTo(ORDERS));
    }

    private static RouteBuilder ordersTo(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("danube-datagen:orders?seed=42&eventsPerSecond=0&maxEvents=" + ORDERS)
                        .startupOrder(5_000)
                        .to(uri);
            }
        };
    }
}
