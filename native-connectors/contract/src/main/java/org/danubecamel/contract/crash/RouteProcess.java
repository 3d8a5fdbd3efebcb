package org.danubecamel.contract.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The process of a route, seen from outside. */
final class RouteProcess implements AutoCloseable {

    /** How long a write or the like takes, in milliseconds, for kills in its midst. */
    static final int WORK = 30;

    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final @Nullable CrashPoint armed;
    private final Set<Long> confirmed = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Long> halted = new CompletableFuture<>();
    private final CompletableFuture<Void> silent;

    private RouteProcess(Process process, @Nullable CrashPoint armed) {
        this.process = process;
        this.armed = armed;
        silent = CompletableFuture.runAsync(this::read, task -> new Thread(task, "route-output").start());
    }

    /** @param main the class that it runs */
    static RouteProcess start(Class<?> main, Life life) {
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-Dorg.slf4j.simpleLogger.log.org.apache.camel.processor.errorhandler=off",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        try {
            var process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            try {
                life.write(process.getOutputStream());
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
            return new RouteProcess(process, life.armed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is subscribed. */
    void awaitReady() {
        get(ready, "subscribe");
    }

    /** Waits until it has come to its crash point, and returns the message that it came there with. */
    long awaitHalted() {
        return get(halted, "come to " + armed);
    }

    /** Waits until so many messages are confirmed. */
    void awaitConfirmations(int count) {
        awaitThat(() -> confirmed.size() >= count);
    }

    /** Waits until a message is confirmed. */
    void awaitConfirmed(long number) {
        awaitThat(() -> confirmed.contains(number));
    }

    private static void awaitThat(Callable<Boolean> condition) {
        await().pollInterval(1, TimeUnit.MILLISECONDS)
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(condition);
    }

    /** Lets it run for so long. */
    void run(long millis) {
        try {
            if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The route ended by itself, with code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Lets it run somewhere into its work, or into its start. */
    void runAWhile(Random random, int work) {
        if (random.nextInt(4) == 0) {
            run(random.nextInt(2_000));
        } else {
            awaitConfirmations(random.nextInt(work));
            run(random.nextInt(10));
        }
    }

    /** Returns the messages that the broker has confirmed, to be acknowledged or stored, as far as the process has said so. */
    Set<Long> confirmed() {
        return confirmed;
    }

    /** Ends it with a signal that it cannot handle; returns once it is gone and all that it said is known. */
    void kill() {
        // The process itself would throw away what it said last.
        process.toHandle().destroyForcibly();
        get(silent, "be gone");
    }

    /** Lets it end in order. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        get(silent, "end");
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError("The route ended with code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }

    private void read() {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(this::read);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("Cannot read what the route says", e);
        } finally {
            var gone = new IllegalStateException("The route ended");
            ready.completeExceptionally(gone);
            halted.completeExceptionally(gone);
        }
    }

    private void read(String line) {
        if (ChildLine.isConfirmed(line)) {
            confirmed.add(ChildLine.number(line));
        } else if (ChildLine.isHalted(line)) {
            halted.complete(ChildLine.number(line));
        } else if (line.equals(ChildLine.READY)) {
            ready.complete(null);
        }
    }

    private static <T> T get(CompletableFuture<T> future, String what) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("The route did not " + what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError(e);
    }
}
