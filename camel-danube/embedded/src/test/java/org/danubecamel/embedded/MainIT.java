package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the standalone jar as users do. */
class MainIT {

    private static final Pattern READY = Pattern.compile(
            "Danube embedded broker (\\S+) ready: (http://127\\.0\\.0\\.1:\\d+) \\(admin (http://127\\.0\\.0\\.1:\\d+)\\), in memory");

    private static final Pattern READY_ANYWHERE = Pattern.compile("ready: (http://127\\.0\\.0\\.1:\\d+) ");

    @TempDir
    private Path directory;

    private Path errors;
    private Process process;

    @BeforeEach
    void nameTheErrorFile() {
        errors = directory.resolve("stderr");
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void printsOneLineWhenReadyAndServesBothPortsAndEndsCleanlyOnSigterm() throws Exception {
        BufferedReader output = start("--port", "0", "--admin-port", "0");
        Matcher ready = READY.matcher(String.valueOf(output.readLine()));
        assertThat(ready.matches()).isTrue();
        assertThat(ready.group(1)).isEqualTo(System.getProperty("project.version"));

        try (RawClient client = new RawClient(ready.group(2));
                RawAdmin admin = new RawAdmin(ready.group(3))) {
            admin.createTopic("/default/orders");
            RawConsumer consumer = client.consumer("/default/orders", "s", SubscriptionType.Shared, "c");
            client.producer("/default/orders").send("x");
            consumer.awaitCount(1);

            process.toHandle().destroy();

            assertThat(consumer.awaitEnd()).isEqualTo(Status.OK);
        }
        assertThat(exitCode()).isIn(0, 143);
        assertThat(output.readLine()).isNull();
        assertThat(errorLines()).isEmpty();
    }

    @Test
    void whatItAnsweredSurvivesAKillAndItSaysWhereItIsKept() throws Exception {
        Path data = directory.resolve("data");
        try (RawClient client =
                new RawClient(url(start("--port", "0", "--admin-port", "0", "--data-dir", data + "")))) {
            RawProducer producer = client.producer("/default/orders");
            client.subscribe("/default/orders", "s", SubscriptionType.Shared, "c");
            producer.sendRange(0, 3);
        }
        process.destroyForcibly().waitFor();

        String line = String.valueOf(start("--port", "0", "--admin-port", "0", "--data-dir", data + "")
                .readLine());

        assertThat(line).endsWith(", in " + data);
        try (RawClient client = new RawClient(url(line))) {
            client.consumer("/default/orders", "s", SubscriptionType.Shared, "c")
                    .awaitExactly("0", "1", "2");
        }
        assertThat(errorLines()).isEmpty();
    }

    @Test
    void aTailThatWasBeingWrittenIsCutAndSaid() throws Exception {
        Path data = directory.resolve("data");
        try (RawClient client =
                new RawClient(url(start("--port", "0", "--admin-port", "0", "--data-dir", data + "")))) {
            RawProducer producer = client.producer("/default/orders");
            client.subscribe("/default/orders", "s", SubscriptionType.Shared, "c");
            producer.sendRange(0, 3);
        }
        process.destroyForcibly().waitFor();
        Path segment = data.resolve("000000001.segment");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[endOf(bytes) - 1] ^= 1;
        Files.write(segment, bytes);

        String line = String.valueOf(start("--port", "0", "--admin-port", "0", "--data-dir", data + "")
                .readLine());

        try (RawClient client = new RawClient(url(line))) {
            client.consumer("/default/orders", "s", SubscriptionType.Shared, "c")
                    .awaitExactly("0", "1");
        }
        assertThat(errorLines())
                .singleElement()
                .asString()
                .contains("WARN", data.toString(), "cut", "000000001.segment");
    }

    @Test
    void aSecondBrokerOnTheSameDirectoryIsOneClearLine() throws Exception {
        Path data = directory.resolve("data");
        try (EmbeddedBroker holder =
                EmbeddedBroker.builder().dataDirectory(data).build().start()) {
            assertThat(holder.serviceUrl()).isNotEmpty();
            start("--port", "0", "--admin-port", "0", "--data-dir", data.toString());

            assertThat(exitCode()).isEqualTo(1);
            assertThat(errorLines())
                    .singleElement()
                    .asString()
                    .contains(
                            data.toString(),
                            "used by another broker",
                            ProcessHandle.current().pid() + "");
        }
    }

    /** Returns where the zeros that reserve space begin. */
    private static int endOf(byte[] bytes) {
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static String url(BufferedReader output) throws IOException {
        return url(String.valueOf(output.readLine()));
    }

    private static String url(String line) {
        Matcher ready = READY_ANYWHERE.matcher(line);
        assertThat(ready.find()).as(line).isTrue();
        return ready.group(1);
    }

    @Test
    void aClientThatLeavesWithoutReadingIsNoError() throws Exception {
        BufferedReader output = start("--port", "0", "--admin-port", "0");
        Matcher ready = READY.matcher(String.valueOf(output.readLine()));
        assertThat(ready.matches()).isTrue();

        try (RawClient client = new RawClient(ready.group(2))) {
            RawProducer producer = client.producer("/default/orders");
            long id = client.subscribe("/default/orders", "s", SubscriptionType.Shared, "c");
            DeafConsumer deaf = new DeafConsumer(client, id);
            await().until(() -> client.health(ClientType.Consumer, id) == ClientStatus.OK);
            String large = "x".repeat(1_000_000);
            IntStream.range(0, 5).forEach(i -> producer.send(large));
            deaf.cancel();
            await().until(() -> client.health(ClientType.Consumer, id) == ClientStatus.CLOSE);
        }

        process.toHandle().destroy();
        assertThat(exitCode()).isIn(0, 143);
        assertThat(errorLines()).isEmpty();
    }

    @Test
    void aBusyPortIsOneClearLine() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            start("--port", String.valueOf(holder.getLocalPort()), "--admin-port", "0");

            assertThat(exitCode()).isEqualTo(1);
            assertThat(errorLines())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + holder.getLocalPort() + " is in use");
        }
    }

    @Test
    void aBadOptionIsOneClearLine() throws Exception {
        start("--prot", "1");

        assertThat(exitCode()).isEqualTo(2);
        assertThat(errorLines()).singleElement().asString().contains("--prot", "--help");
    }

    @Test
    void aPortOutOfRangeIsOneClearLine() throws Exception {
        start("--port", "65536");

        assertThat(exitCode()).isEqualTo(2);
        assertThat(errorLines()).singleElement().asString().contains("65536", "0 to 65535");
    }

    @Test
    void helpNamesTheOptions() throws Exception {
        BufferedReader output = start("--help");

        assertThat(output.lines().toList().toString())
                .contains("--port", "6650", "--admin-port", "50051", "--data-dir", "--fsync");
        assertThat(exitCode()).isZero();
    }

    @Test
    void theVersionIsPrinted() throws Exception {
        BufferedReader output = start("--version");

        assertThat(output.readLine()).isEqualTo("danube-embedded " + System.getProperty("project.version"));
        assertThat(exitCode()).isZero();
    }

    private BufferedReader start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
        command.add(System.getProperty("standalone.jar"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns what the program wrote to stderr, without the JVM's own remarks about Netty on Java 24 and later. */
    private List<String> errorLines() throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> !line.startsWith("WARNING: "))
                .toList();
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
