package org.danubecamel.contract.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command of Docker, or of Podman, which takes the same arguments. */
final class ContainerEngine {

    private final Path executable;
    private final Map<String, String> environment;

    private ContainerEngine(Path executable, Map<String, String> environment) {
        this.executable = executable;
        this.environment = environment;
    }

    /**
     * Returns the first one that answers.
     *
     * @throws org.opentest4j.TestAbortedException if none does on a person's machine; an {@code AssertionError} where
     *     {@code CI} is set
     */
    static ContainerEngine in(Map<String, String> environment) {
        var executables = new Executables(environment);
        // Docker's command may be there without its daemon.
        return Stream.of("docker", "podman")
                .flatMap(name -> executables.inPath(name).stream())
                .map(executable -> new ContainerEngine(executable, environment))
                .filter(engine -> engine.succeeds("ps", "--quiet"))
                .findFirst()
                .orElseThrow(() -> MissingPeer.in(environment)
                        .because("No engine of containers answers. Install Docker or Podman, and start it."));
    }

    /** Returns the engine's command with these arguments. */
    List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        return command;
    }

    /**
     * Has an image here, pulled if it is not.
     *
     * @throws org.opentest4j.TestAbortedException if it cannot be had on a person's machine; an {@code AssertionError} where
     *     {@code CI} is set
     */
    void fetch(String image) {
        if (!succeeds("image", "inspect", image) && !succeeds("pull", image)) {
            throw MissingPeer.in(environment).because("The image " + image + " cannot be pulled.");
        }
    }

    /** Runs a command to its end, and returns whether it succeeded. */
    boolean succeeds(String... arguments) {
        try {
            return new ProcessBuilder(command(List.of(arguments)))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @return its last line
     * @throws IllegalStateException if it fails, with what it says
     */
    static String lastLine(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said.substring(said.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a command of containers ran", e);
    }
}
