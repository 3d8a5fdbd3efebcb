package org.danubecamel.test.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program in a JVM of its own, with the class path of this one. It says when it is ready, and ends when its standard
 * input does, so that it does not outlive this process. Its error output goes to that of this process.
 */
final class ChildJvm implements Worker {

    private final Process process;
    private final Duration patience;
    private final BufferedReader output;

    private ChildJvm(Process process, Duration patience) {
        this.process = process;
        this.patience = patience;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a program.
     *
     * @param main prints a line that begins with {@link DeliveryMain#READY} when it is
     * @param patience how long it may take to become ready, and to end once it is told to
     */
    static ChildJvm start(Class<?> main, List<String> arguments, Duration patience) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        try {
            return new ChildJvm(
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start(), patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that it is ready. */
    void awaitReady() {
        var line = CompletableFuture.supplyAsync(this::readLine);
        try {
            var first = line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!first.startsWith(DeliveryMain.READY)) {
                throw new IllegalStateException("The process " + this + " did not become ready, but said: " + first);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("The process " + this + " did not become ready within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the process " + this, e);
        }
    }

    private String readLine() {
        try {
            var line = output.readLine();
            return line == null ? "nothing" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException ended) {
            // It has ended already.
        }
    }

    @Override
    public boolean isFinished() {
        return !process.isAlive();
    }

    @Override
    public void close() {
        stop();
        if (!awaitEnd()) {
            kill();
            throw new IllegalStateException("The process " + this + " did not end within " + patience);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("The process " + this + " failed with code " + process.exitValue());
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return Long.toString(process.pid());
    }
}
