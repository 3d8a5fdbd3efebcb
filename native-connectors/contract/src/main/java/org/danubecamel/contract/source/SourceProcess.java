package org.danubecamel.contract.source;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A process of {@link ChildOfSource}, seen from outside. */
final class SourceProcess implements AutoCloseable {

    private static final String FINEST_LEVEL = "org/danubecamel/contract/source/finest-level.xml";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final AtomicInteger handed = new AtomicInteger();
    private final CompletableFuture<Void> silent;

    private SourceProcess(Process process) {
        this.process = process;
        silent = CompletableFuture.runAsync(this::read, task -> new Thread(task, "source-output").start());
    }

    /** @param log where its log goes, at the finest level; null for the usual one */
    static SourceProcess start(SourceLife life, @Nullable Path log) {
        try {
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m"));
            if (log != null) {
                command.add("-Dlogback.configurationFile=" + FINEST_LEVEL);
            }
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildOfSource.class.getName()));
            var process = new ProcessBuilder(command)
                    .redirectError(log == null ? Redirect.INHERIT : Redirect.to(log.toFile()))
                    .start();
            process.getOutputStream().write((life.encode() + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return new SourceProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the source has given its route so many records. */
    void awaitHanded(int count) {
        await("records in the route of the process")
                .atMost(PATIENCE)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> handed.get() >= count || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The process of the source ended by itself, with code " + process.exitValue());
        }
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    void kill() {
        process.toHandle().destroyForcibly();
        silent.join();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                if (line.equals(ChildOfSource.HANDED)) {
                    handed.incrementAndGet();
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("Cannot read what the process says", e);
        }
    }
}
