package org.danubecamel.kamelets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.danubecamel.kamelets.KameletStart;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Kamelet with credentials is started with a log of level TRACE, and none of them is in it. */
final class SecretsInLogsTest {

    private static final String SECRET = "s3cr3t+%&?{}#";
    /** Recognisable also where it was encoded. */
    private static final String TRACES = "s3cr3t";

    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    static Stream<Named<Kamelet>> kameletsWithCredentials() {
        return Stream.of(KameletFiles.OURS, KameletFiles.FIXTURES)
                .flatMap(place -> KameletFiles.in(place).stream())
                .filter(kamelet -> !credentials(kamelet).isEmpty())
                .map(kamelet -> Named.of(kamelet.name(), kamelet));
    }

    @ParameterizedTest
    @MethodSource("kameletsWithCredentials")
    void noCredentialFromAPropertyIsInTheLog(Kamelet kamelet) throws Exception {
        var properties = credentials(kamelet).stream()
                .flatMap(name -> Stream.of("camel.kamelet." + kamelet.name() + "." + name, SECRET))
                .toList();

        assertThat(log(uri(kamelet), properties, Map.of())).contains("TRACE").doesNotContain(TRACES);
    }

    @ParameterizedTest
    @MethodSource("kameletsWithCredentials")
    void noCredentialFromTheEnvironmentIsInTheLog(Kamelet kamelet) throws Exception {
        var environment = credentials(kamelet).stream()
                .collect(Collectors.toMap(name -> variable(kamelet.name() + "-" + name), name -> SECRET));

        assertThat(log(uri(kamelet), List.of(), environment)).contains("TRACE").doesNotContain(TRACES);
    }

    @Test
    void aCredentialInAPlaceholderIsFound() throws Exception {
        var leaking = KameletFiles.text(Defect.LOGIN).replace("{{danube-secret:password}}", "{{password}}");
        var file = Files.writeString(folder.resolve("login-action.kamelet.yaml"), leaking);
        var uri = "kamelet:login-action?user=ada&location=file:" + file;

        assertThat(log(uri, List.of("camel.kamelet.login-action.password", SECRET), Map.of()))
                .contains(TRACES);
    }

    private static List<String> credentials(Kamelet kamelet) {
        return kamelet.properties().stream()
                .filter(KameletProperty::isPassword)
                .map(KameletProperty::name)
                .toList();
    }

    /** With the examples of what it requires. */
    private static String uri(Kamelet kamelet) {
        return "kamelet:" + kamelet.name() + "?"
                + kamelet.properties().stream()
                        .filter(property -> kamelet.required().contains(property.name()) && !property.isPassword())
                        .map(property -> property.name() + "="
                                + URLEncoder.encode(property.text("example"), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static String variable(String name) {
        return "CAMEL_KAMELET_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private String log(String uri, List<String> properties, Map<String, String> environment) throws Exception {
        var log = folder.resolve("log.txt");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                KameletStart.class.getName(),
                uri));
        command.addAll(properties);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("the process ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }
}
