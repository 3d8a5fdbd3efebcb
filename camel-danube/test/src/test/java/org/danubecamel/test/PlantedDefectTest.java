package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.embedded.EmbeddedBrokerBuilder;
import org.junit.jupiter.api.Test;

/** A broker that behaves otherwise than Danube fails the facts that say so. */
final class PlantedDefectTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aLargerWindowIsNoticed() {
        assertThat(failuresOf("WindowFacts", EmbeddedBroker.builder().window(20)))
                .hasSize(3)
                .allSatisfy(name -> assertThat(name).startsWith("theEleventhMessageWaits"));
    }

    @Test
    void aHigherLimitIsNoticed() {
        assertThat(failuresOf("PayloadFacts", EmbeddedBroker.builder().maxPublishBytes(8 << 20)))
                .singleElement()
                .asString()
                .startsWith("oneByteMoreIsRefused");
    }

    private static List<String> failuresOf(String facts, EmbeddedBrokerBuilder defect) {
        try (var broker = defect.build().start();
                var run = Child.start(List.of(
                        StandaloneBroker.java(),
                        "-Ddanube.broker=embedded",
                        "-Ddanube.service.url=" + broker.serviceUrl(),
                        "-Ddanube.admin.url=" + broker.adminUrl(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FactsRun.class.getName(),
                        facts))) {
            return Stream.generate(() -> run.line(PATIENCE))
                    .takeWhile(line -> !line.equals("done"))
                    .toList();
        }
    }
}
