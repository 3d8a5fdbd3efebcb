package org.danubecamel.camelrun.command;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** The {@code camel} command in a JVM of its own. What it prints is kept in the folder that it runs in. */
public final class CamelCommand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private static final Pattern ERROR = Pattern.compile("DNB-\\d{4} .*");

    private final Process process;
    private final Path output;
    private final Duration patience;

    private CamelCommand(Process process, Path output, Duration patience) {
        this.process = process;
        this.output = output;
        this.patience = patience;
    }

    /** Starts the command with {@code arguments} in {@code folder}. */
    public static CamelCommand start(Path folder, List<String> arguments) {
        return start(folder, arguments, PATIENCE);
    }

    /** Starts the command with {@code arguments} in {@code folder}; nothing is waited for longer than {@code patience}. */
    public static CamelCommand start(Path folder, List<String> arguments, Duration patience) {
        try {
            var output = Files.createTempFile(folder, "camel-", ".txt");
            var command = new ArrayList<>(CamelInstallation.get().command());
            command.addAll(arguments);
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new CamelCommand(process, output, patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what it has printed, without colours. */
    public String output() {
        try {
            return COLOUR.matcher(Files.readString(output)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the project's errors that it has printed, each once, however often it stands there. */
    public List<String> errors() {
        return ERROR.matcher(output())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for {@code condition}. Fails, with what it printed, if the command ends before. */
    public void awaitThat(String what, Callable<Boolean> condition) {
        try {
            await().pollInterval(Duration.ofMillis(20)).atMost(patience).until(() -> condition.call() || !isRunning());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not within " + patience + ": " + what + "; camel said:\n" + output(), e);
        }
        if (!isRunning() && !holds(condition)) {
            throw new AssertionError("camel ended before " + what + ":\n" + output());
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it has printed something with {@code text}. */
    public void awaitOutput(String text) {
        awaitThat("it said '" + text + "'", () -> output().contains(text));
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    public int awaitEnd() {
        return exitCode("end by itself");
    }

    /** Ends it by the signal that service managers send, which it takes as it takes Ctrl-C; returns its exit code. */
    public int terminate() {
        process.destroy();
        return exitCode("end when told to");
    }

    private int exitCode(String what) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("camel did not " + what + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
