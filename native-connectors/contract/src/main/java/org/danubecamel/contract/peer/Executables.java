package org.danubecamel.contract.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what {@code testing/install-peers} installs. Each method throws {@code TestAbortedException} if it is not there on
 * a person's machine, and {@code AssertionError} where {@code CI} is set.
 */
public final class Executables {

    private static final Executables HERE = new Executables(System.getenv());

    private final Map<String, String> environment;

    Executables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns an executable of a system package, searched for in the {@code PATH} and where servers are. */
    public static Path system(String name) {
        return HERE.inPath(name).orElseThrow(() -> HERE.missing(name, "the system's packages"));
    }

    /** Returns a command of what {@code testing/peers} calls {@code name} and installs by npm. */
    public static Path npm(String name, String command) {
        return HERE.ofNpm(name, command).orElseThrow(() -> HERE.missing(command, "npm's " + name));
    }

    /** Returns a command of what {@code testing/peers} calls {@code name} and installs by pip. */
    public static Path python(String name, String command) {
        return HERE.ofPython(name, command).orElseThrow(() -> HERE.missing(command, "PyPI's " + name));
    }

    /** Returns a command of what {@code testing/peers} calls {@code name} and builds by Go. */
    public static Path go(String name, String command) {
        return HERE.ofGo(name, command).orElseThrow(() -> HERE.missing(command, "Go's " + name));
    }

    /** Returns the folder of a user's own in which peers are installed and unpacked. */
    static Path folder() {
        return HERE.installed();
    }

    Optional<Path> inPath(String name) {
        // Not in everybody's PATH, and servers are there.
        var folders = environment.getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(folders.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    Optional<Path> ofNpm(String name, String command) {
        return executable(installed().resolve("npm").resolve(name).resolve("node_modules/.bin"), command);
    }

    Optional<Path> ofPython(String name, String command) {
        return executable(installed().resolve("python").resolve(name).resolve("bin"), command);
    }

    Optional<Path> ofGo(String name, String command) {
        return executable(installed().resolve("go").resolve(name).resolve("bin"), command);
    }

    private static Optional<Path> executable(Path folder, String command) {
        return Optional.of(folder.resolve(command)).filter(Files::isExecutable);
    }

    private Path installed() {
        var cache = environment.get("XDG_CACHE_HOME");
        return (cache == null || cache.isEmpty()
                        ? Path.of(environment.getOrDefault("HOME", "."), ".cache")
                        : Path.of(cache))
                .resolve("danube-camel")
                .resolve("peers");
    }

    private RuntimeException missing(String what, String where) {
        return MissingPeer.in(environment).because(what + " not found, of " + where + ". Run testing/install-peers.");
    }
}
