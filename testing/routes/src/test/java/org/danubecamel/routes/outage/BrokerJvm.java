package org.danubecamel.routes.outage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A broker in a JVM of its own, so that what it keeps during an outage is not on the heap that is measured. */
final class BrokerJvm implements AutoCloseable {

    private final Process process;
    private final String serviceUrl;
    private final String adminUrl;
    private final List<String> blocked = new CopyOnWriteArrayList<>();

    /**
     * Starts it.
     *
     * @param redeliveries after how many it blocks a subscription, unless that has a failure policy of its own
     */
    BrokerJvm(Path directory, Duration ackTimeout, int redeliveries) throws IOException {
        process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        directory.toString(),
                        ackTimeout.toString(),
                        Integer.toString(redeliveries)))
                .start();
        new Thread(this::readLog, "broker-log").start();
        var urls = Objects.requireNonNull(
                        process.inputReader(StandardCharsets.UTF_8).readLine(), "The broker did not start")
                .split(" ");
        serviceUrl = urls[0];
        adminUrl = urls[1];
    }

    private void readLog() {
        process.errorReader(StandardCharsets.UTF_8).lines().forEach(line -> {
            System.err.println("broker: " + line);
            if (line.contains("is blocked by it")) {
                blocked.add(line);
            }
        });
    }

    /** Returns what it said when it blocked a subscription, even if that went on later. */
    List<String> blocked() {
        return blocked;
    }

    String serviceUrl() {
        return serviceUrl;
    }

    String adminUrl() {
        return adminUrl;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
