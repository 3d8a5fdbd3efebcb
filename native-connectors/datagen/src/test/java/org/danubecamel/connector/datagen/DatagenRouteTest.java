package org.danubecamel.connector.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint in a route. */
class DatagenRouteTest {

    private final List<Long> numbers = new CopyOnWriteArrayList<>();

    @Test
    void givesAllRecordsInOrderAndNoMore() throws Exception {
        try (var camel = started("danube-datagen:sequence?eventsPerSecond=0&maxEvents=2000")) {
            await().until(() -> numbers.size() >= 2_000);
            assertThat(numbers).containsExactlyElementsOf(oneTo(2_000));
        }
    }

    @Test
    void aRestartGoesOnWhereThePositionIs(@TempDir Path folder) throws Exception {
        var uri = "danube-datagen:orders?seed=42&eventsPerSecond=0&maxInFlight=100&positionStore=file:" + folder;
        for (int run = 1; run <= 3; run++) {
            var wanted = run * 1_000;
            try (var camel = started(uri)) {
                await().until(() -> numbers.size() >= wanted);
            }
        }

        // What was in flight when the route stopped was finished and stored.
        assertThat(numbers).containsExactlyElementsOf(oneTo(numbers.size()));
    }

    @Test
    void aPositionOfAnotherSeedKeepsTheRouteFromStarting(@TempDir Path folder) throws Exception {
        var uri = "danube-datagen:orders?eventsPerSecond=0&maxEvents=5&positionStore=file:" + folder;
        try (var camel = started(uri + "&seed=1")) {
            await().until(() -> numbers.size() == 5);
        }

        assertThatThrownBy(() -> started(uri + "&seed=2")).hasStackTraceContaining("DNB-3352");
    }

    @Test
    void whatIsWrongWithTheOptionsIsSaidAtOnce() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            assertThatThrownBy(() -> camel.getEndpoint("danube-datagen:parrots?eventsPerSecond=-1&maxEvents=-1"
                            + "&startTime=now&format=xml&maxInFlight=0&colour=red"))
                    .hasStackTraceContaining("DNB-3301 danube-datagen:parrots")
                    .hasStackTraceContaining("Pattern parrots")
                    .hasStackTraceContaining("eventsPerSecond=-1")
                    .hasStackTraceContaining("maxEvents=-1")
                    .hasStackTraceContaining("startTime=now")
                    .hasStackTraceContaining("format=xml")
                    .hasStackTraceContaining("maxInFlight=0")
                    .hasStackTraceContaining("colour");
            assertThatThrownBy(() -> camel.getEndpoint("danube-datagen:metrics?cdcMode=true"))
                    .hasStackTraceContaining("do not change");
        }
    }

    @Test
    void nothingCanBeWrittenToIt() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            assertThatThrownBy(() -> camel.getEndpoint("danube-datagen:orders").createProducer())
                    .hasMessageContaining("from()");
        }
    }

    private DefaultCamelContext started(String uri) throws Exception {
        var camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .process(exchange ->
                                numbers.add(exchange.getMessage().getHeader(DatagenConstants.NUMBER, Long.class)));
            }
        });
        camel.start();
        return camel;
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
