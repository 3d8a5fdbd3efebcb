package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged quickstart in a JVM of its own. */
final class QuickstartProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The JDK from which on the use of memory by gRPC's network library is warned about. */
    private static final int FIRST_TO_WARN = 24;

    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/\\S*");

    private final Process process;
    private final Path out;
    private final Path err;

    private QuickstartProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it with {@code settings}, the names without {@code quickstart.}, and keeps its output in {@code folder}. */
    static QuickstartProcess start(Path folder, Map<String, String> settings) throws IOException {
        return start(folder, settings, Map.of());
    }

    /** Starts it with {@code camelProperties} as well, under their full names. */
    static QuickstartProcess start(Path folder, Map<String, String> settings, Map<String, String> camelProperties)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= FIRST_TO_WARN) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        settings.forEach((name, value) -> command.add("-Dquickstart." + name + "=" + value));
        camelProperties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", Path.of("target", "quickstart.jar").toString()));
        var out = folder.resolve("out.txt");
        var err = folder.resolve("err.txt");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new QuickstartProcess(process, out, err);
    }

    /** Waits until it says that it is ready, and returns the webhook's URL. */
    URI awaitReady() {
        return awaitUrl("Send one: ");
    }

    /** Waits until it prints a line that begins with {@code start}, and returns the webhook's URL in it. */
    URI awaitUrl(String start) {
        var line = await().atMost(PATIENCE)
                .failFast("it ended", () -> !process.isAlive())
                .until(
                        () -> printed().stream()
                                .filter(l -> l.startsWith(start))
                                .findFirst()
                                .orElse(""),
                        l -> !l.isEmpty());
        var url = URL.matcher(line);
        assertThat(url.find()).as(line).isTrue();
        return URI.create(url.group());
    }

    /** Returns the lines that it printed. */
    List<String> printed() {
        return lines(out);
    }

    /** Returns the lines that it printed as errors. */
    List<String> errors() {
        return lines(err);
    }

    /** Asks it to stop, as Ctrl-C does. */
    void terminate() {
        process.destroy();
    }

    /** Waits until it has ended, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended; it printed %s", printed())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
