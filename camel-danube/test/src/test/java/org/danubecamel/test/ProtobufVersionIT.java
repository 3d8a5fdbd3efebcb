package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.Test;

/** The client runs with the protobuf of the next generation, which some applications bring along. */
final class ProtobufVersionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theClientRunsWithTheNewerProtobuf() {
        var newer = Path.of(System.getProperty("danube.test.protobuf"));
        try (var broker = EmbeddedBroker.builder().build().start();
                var child = Child.start(List.of(
                        StandaloneBroker.java(),
                        "-cp",
                        classPathWith(newer),
                        RoundTrip.class.getName(),
                        broker.serviceUrl(),
                        BrokerUnderTest.newTopic("protobuf")))) {
            assertThat(child.line(PATIENCE)).isEqualTo("hello");
            assertThat(child.line(PATIENCE)).endsWith("/" + newer.getFileName());
            assertThat(child.exitCode()).isZero();
        }
    }

    private static String classPathWith(Path newer) {
        var entries = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        var older = entries.stream()
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("protobuf-java-"))
                .toList();
        assertThat(older).as("the protobuf that is replaced").hasSize(1);
        return entries.stream()
                .map(entry -> older.contains(entry) ? newer.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
