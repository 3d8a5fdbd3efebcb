package org.danubecamel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Danube's official Python client in a virtual environment of its own. */
final class PythonClient {

    private final String interpreter;

    private PythonClient(String interpreter) {
        this.interpreter = interpreter;
    }

    /** Installs it if it is not; ends the test as {@link Requirement} says where that is impossible. */
    static PythonClient installed() {
        var script = Path.of(System.getProperty("danube.test.repository"), "testing", "install-python-client");
        try {
            var process = new ProcessBuilder(script.toString()).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw Requirement.in(System.getenv()).missing(errors);
            }
            return new PythonClient(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Runs one of the scripts of {@code src/test/python}. */
    Child run(String script, Object... arguments) {
        var command = new ArrayList<>(List.of(interpreter, "src/test/python/" + script));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return Child.start(command);
    }
}
