package org.danubecamel.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code camel} command in a JVM of its own, with a home folder and a Maven repository of its own. */
final class CamelCommand implements AutoCloseable {

    private static final Path CLASS_PATH = Path.of("..", "testing", "camel-cli", "target", "classpath");
    private static final Path LAUNCHER = Path.of("src", "test", "camel-cli", "Camel.java");

    private final Process process;
    private final Path output;

    private CamelCommand(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the command with {@code arguments} in {@code folder}. */
    static CamelCommand start(Path folder, Path home, Path repository, List<String> arguments) throws IOException {
        var output = folder.resolve("output.txt");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
        command.add("-Duser.home=" + home.toAbsolutePath());
        command.add("-Dmaven.repo.local=" + repository.toAbsolutePath());
        command.addAll(List.of("-cp", Files.readString(CLASS_PATH).trim()));
        command.add(LAUNCHER.toAbsolutePath().toString());
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new CamelCommand(process, output);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
