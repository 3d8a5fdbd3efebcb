package org.danubecamel.contract.peer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A main class in a JVM of its own, with its own class path and, where needed, its own JDK: the libraries of a heavy system
 * and those of the connector do not meet.
 */
public final class JvmProgram implements Program {

    private final String main;
    private final Path jdk;
    private final List<String> classPath;
    private final List<String> flags;
    private final List<String> arguments;

    private JvmProgram(String main, Path jdk, List<String> classPath, List<String> flags, List<String> arguments) {
        this.main = main;
        this.jdk = jdk;
        this.classPath = List.copyOf(classPath);
        this.flags = List.copyOf(flags);
        this.arguments = List.copyOf(arguments);
    }

    /** Returns a program of the class {@code main}, on the JDK of this JVM, with the class path of this JVM. */
    public static JvmProgram of(String main, Object... arguments) {
        return new JvmProgram(
                main,
                Path.of(System.getProperty("java.home")),
                List.of(System.getProperty("java.class.path")),
                List.of(),
                Arrays.stream(arguments).map(Object::toString).toList());
    }

    /** Returns the same with exactly this class path: files, folders, or folders with {@code *}. */
    public JvmProgram classPath(List<String> entries) {
        return new JvmProgram(main, jdk, entries, flags, arguments);
    }

    /**
     * Returns the same with the class path that stands in a file, as {@code dependency:build-classpath} writes it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public JvmProgram classPathOf(Path file) {
        try {
            return classPath(List.of(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The class path of " + main + " should be in " + file, e);
        }
    }

    /** Returns the same on another JDK; see {@link Jdks}. */
    public JvmProgram jdk(Path home) {
        return new JvmProgram(main, home, classPath, flags, arguments);
    }

    /** Returns the same with these flags of the JVM and no others, such as {@code -Xmx512m}. */
    public JvmProgram flags(String... flags) {
        return new JvmProgram(main, jdk, classPath, List.of(flags), arguments);
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath.stream().collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }
}
