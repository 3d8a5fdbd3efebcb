package org.danubecamel.contract.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds JDKs for peers that do not run on this one. */
public final class Jdks {

    private Jdks() {}

    /**
     * Returns the home of a JDK: this one if it is of that version, else what {@code JAVA_HOME_25} says, for 25, else one
     * below {@code /usr/lib/jvm} whose name has the number.
     *
     * @throws org.opentest4j.TestAbortedException if there is none on a person's machine; an {@code AssertionError} where
     *     {@code CI} is set
     */
    public static Path home(int version) {
        if (Runtime.version().feature() == version) {
            return Path.of(System.getProperty("java.home"));
        }
        return find(version, System.getenv(), Path.of("/usr/lib/jvm")).orElseThrow(() -> MissingPeer.onThisMachine()
                .because("JDK " + version + " not found. Set JAVA_HOME_" + version + " to one."));
    }

    static Optional<Path> find(int version, Map<String, String> environment, Path folder) {
        var told = environment.get("JAVA_HOME_" + version);
        if (told != null && hasJava(Path.of(told))) {
            return Optional.of(Path.of(told));
        }
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        var number = Pattern.compile("(^|\\D)" + version + "(\\D|$)");
        try (var homes = Files.list(folder)) {
            return homes.filter(home ->
                            number.matcher(home.getFileName().toString()).find())
                    .filter(Jdks::hasJava)
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasJava(Path home) {
        return Files.isExecutable(home.resolve("bin").resolve("java"));
    }
}
